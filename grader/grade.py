"""One kata, one submission, one Verdict: the whole story."""

import time
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from grader import __version__, diagnose, redact, shrink, stages
from grader.bank import BankError, Item, open_bank, plain_args
from grader.catalogue import Entry
from grader.conversation import Limits, Silence
from grader.judge import Fault, judge
from grader.oracle import slope
from grader.sandbox.server import Server, ServerError
from grader.stages import Check, Failure
from grader.submission import Submission
from grader.verdict import Counterexample, Finding, Outcome, Verdict
from grader.wire.messages import TensorValue

FORMS = ("auto", "strict", "imports", "unconfined")


@dataclass(frozen=True)
class Options:
    """How to grade. `cache` None keeps nothing; `form` "auto" is strict, with libraries readable if a module is missing there."""

    seed: int = 0
    limits: Limits = field(default_factory=Limits)
    form: str = "auto"
    cache: Path | None = None
    explain: bool = True  # find the smallest input and the reason


def grade(entry: Entry, submission: Submission, server: Server, options: Options) -> Verdict:
    """Check one submission. Never raises for anything a submission does; our own trouble is the outcome GRADER_ERROR."""
    started = time.monotonic()
    verdict = Verdict(entry.id, entry.title, seed=options.seed, path=submission.path, sha256=submission.sha256)
    try:
        kata = entry.load_spec()
        bank = open_bank(kata, entry.identity, options.seed, options.cache)
        banked = time.monotonic()
        ready = server.ready()
        if options.form == "imports" and "landlock" not in ready.layers:
            raise ServerError("--sandbox imports needs Landlock, which this machine lacks: without it every file would be open")
        forms = ("strict", "imports") if options.form == "auto" else (options.form,)
        check, failure = _attempt(Check(server, kata, submission, bank, options.limits, forms[0]), forms, ready.layers)
        judged = time.monotonic()
        verdict = _with_result(verdict, check, failure)
        if failure is not None and options.explain:
            verdict = _with_reason(verdict, entry, check, failure, options.cache)
    except (ServerError, BankError) as error:
        verdict = replace(verdict, findings=(Finding("grader", Outcome.GRADER_ERROR, str(error)),), summary=str(error))
        return redact.verdict(verdict)
    finished = time.monotonic()
    seconds = {"bank": banked - started, "check": judged - banked, "explain": finished - judged, "total": finished - started}
    layers, missing = _confinement(check.form, ready.layers, ready.missing)
    return redact.verdict(replace(verdict, layers=layers, missing=missing, seconds=seconds, versions=_versions(ready.versions)))


def _attempt(check: Check, forms: tuple[str, ...], layers: list[str]) -> tuple[Check, Failure | None]:
    """Grade in the first form; again, only if a module is missing: torch's own is loaded, another is looked for."""
    failure = stages.run(check)
    trouble = failure.trouble if failure is not None else None
    if stages.blocked_in_torch(trouble) and check.server.preload():
        check = check.afresh(check.form)
        failure = stages.run(check)
    for form in forms[1:]:
        if failure is None or not failure.blocked or (form == "imports" and "landlock" not in layers):
            break
        check = check.afresh(form)
        failure = stages.run(check)
    return check, failure


def _with_result(verdict: Verdict, check: Check, failure: Failure | None) -> Verdict:
    verdict = replace(verdict, questions=check.asked, stages=_went_through(check, failure), output=check.output, notes=_notes(check))
    if failure is None:
        return replace(verdict, outcome=Outcome.PASSED, summary=f"right on all {check.asked} questions")
    return replace(verdict, outcome=failure.finding.outcome, summary=_summary(check, failure), findings=(failure.finding,))


def _went_through(check: Check, failure: Failure | None) -> tuple[str, ...]:
    """The stages up to the one that found something."""
    if failure is None:
        return tuple(check.stages)
    earlier = [stage for stage in check.stages if stage != failure.finding.stage]
    end = check.stages.index(failure.finding.stage) if failure.finding.stage in check.stages else len(earlier)
    return (*earlier[:end], failure.finding.stage)


def _summary(check: Check, failure: Failure) -> str:
    if failure.blocked is not None:
        return f"the module {failure.blocked} cannot be imported where kata runs; install it there, or do without it"
    return {
        Outcome.CANNOT_LOAD: "the program cannot be loaded",
        Outcome.RAISED: f"{check.kata.function} raised an exception",
        Outcome.WRONG_VALUE: f"{check.kata.function} returns a wrong value",
        Outcome.WRONG_GRADIENT: f"{check.kata.function} returns a wrong gradient",
        Outcome.SIDE_EFFECT: "the answers are right, but the call changed something that is not its own",
        Outcome.BROKE_RULE: "the answers are right, but not the way",
        Outcome.TIMED_OUT: "the program took too long",
        Outcome.OUT_OF_MEMORY: "the program wanted too much memory",
        Outcome.TOO_MUCH_OUTPUT: "the program printed too much",
        Outcome.DIED: "the program ended itself, or crashed",
    }[failure.finding.outcome]


def _notes(check: Check) -> tuple[str, ...]:
    notes = []
    if check.form == "imports":
        notes.append("graded with installed libraries readable, because the program imports what was not loaded already")
    for cell in check.skipped[:3]:
        notes.append(f"notebook cell {cell.cell}, line {cell.line}, raised {cell.type} and was left out: {cell.text[:120]}")
    return tuple(notes)


def _with_reason(verdict: Verdict, entry: Entry, check: Check, failure: Failure, cache: Path | None) -> Verdict:
    """The smallest input that shows it, and why."""
    counterexample = None
    if failure.item is not None:
        item, fault = _smallest(check, failure) if failure.fault is not None else (failure.item, None)
        counterexample = _counterexample(check, item, fault)
        if fault is not None:
            verdict = replace(verdict, findings=(stages.failure_of(item, fault).finding,))
    unchanged = check.submission.source == entry.buggy.read_bytes()
    if unchanged and check.submission.path != str(entry.buggy):
        verdict = replace(verdict, notes=(*verdict.notes, "this is still the program as shipped, to the letter"))
    found = diagnose.diagnose(check, replace(failure, finding=verdict.findings[0]), entry.wrong_fixes(), cache, unchanged)
    return replace(verdict, counterexample=counterexample, diagnosis=found)


def _smallest(check: Check, failure: Failure) -> tuple[Item, Fault]:
    assert failure.item is not None
    assert failure.fault is not None
    if failure.fault.stage == "repeat":
        return shrink.shrink(check.kata, failure.item, failure.fault, check.bank.unit, lambda item: _second_call(check, item))
    try:
        with check.conversation() as conversation:
            conversation.load()

            def replay(item: Item) -> Fault | None:
                return judge(check.kata, item, next(iter(conversation.ask([item.question]))))

            item, _ = shrink.shrink(check.kata, failure.item, failure.fault, check.bank.unit, replay)
        alone = stages.first_fault(check, [item])
    except Silence:
        return failure.item, failure.fault
    # One box answered all candidates: believe the result only if a fresh one gives it too.
    return (item, alone[1]) if alone is not None else (failure.item, failure.fault)


def _second_call(check: Check, item: Item) -> Fault | None:
    """The fault of asking the same question twice, if only the second answer is wrong."""
    try:
        found = stages.first_fault(check, [item, item])
    except Silence:
        return None
    if found is None or found[0] != 1:
        return None
    message = f"right on the first call, but on the second {found[1].message}"
    return replace(found[1], stage="repeat", message=message)


def _counterexample(check: Check, item: Item, fault: Fault | None) -> Counterexample:
    args = item.question.args
    names = list(check.kata.inputs)
    inputs = {name: arg.values.tolist() if isinstance(arg, TensorValue) else arg for name, arg in zip(names, args, strict=True)}
    yours, expected = (fault.yours, fault.expected) if fault is not None else (None, None)
    return Counterexample(inputs, yours, expected, _central_slope(check, item), _note(names, args, item))


def _central_slope(check: Check, item: Item) -> Any:
    """The slope measured on the reference with small real steps: a second witness that a learner can repeat by hand."""
    if check.kata.kind not in ("grad", "op"):
        return None
    wrt = [i for i, each in enumerate(check.kata.inputs.values()) if each.differentiable]
    args = plain_args(item.question)
    measured = slope.central_jacobian(check.kata.reference, args, wrt)
    if check.kata.kind == "op":
        measured = slope.pulled_back(measured, args, wrt, item.question.cotangents)
    values = [each.tolist() for each in measured]
    return values[0] if len(values) == 1 else values


def _note(names: list[str], args: list[Any], item: Item) -> str:
    """What is special about the arguments."""
    told = []
    for name, arg in zip(names, args, strict=True):
        if isinstance(arg, TensorValue):
            told += [f"{name} is {arg.dtype}"] if arg.dtype != "float64" else []
            told += [f"{name} is {arg.layout} in memory"] if arg.layout != "contiguous" else []
            states = {"leaf": f"{name} arrives with requires_grad=True", "leaf_with_grad": f"{name} arrives as a leaf with an old .grad"}
            told += [states[arg.state]] if arg.state in states else []
    if item.question.cotangents:
        told.append(f"backward starts from {', '.join(str(each.tolist()) for each in item.question.cotangents)}")
    return "; ".join(told)


def _confinement(form: str, layers: list[str], missing: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if form == "unconfined":
        held = [name for name in layers if name not in ("landlock", "seccomp")]
        return tuple(held), ("landlock", "seccomp")
    return tuple(layers), tuple(missing)


def _versions(told: list[str]) -> dict[str, str]:
    pairs = [each.partition(" ")[::2] for each in told]
    return {"kata": __version__, **dict(pairs), "hypothesis": _installed("hypothesis"), "numpy": np.__version__}


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
