"""One kata, one submission, one Verdict: the whole story."""

import logging
import time
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

from grader import __version__, counterexample, diagnose, on_device, redact, stages
from grader.bank import BankError, open_bank
from grader.catalogue import CatalogueError, Entry
from grader.conversation import Limits
from grader.sandbox import device
from grader.sandbox import forms as forms_of_box
from grader.sandbox.layers import LAYERS
from grader.sandbox.server import Server, ServerError, ServerGone
from grader.spec import Kata
from grader.stages import Check, Failure
from grader.submission import Submission, read
from grader.verdict import Finding, Outcome, Verdict

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """How to grade. `cache` None keeps nothing; `form` "auto" is strict, and imports if a module is missing there and the kata allows it.

    `own_work`: the program is that of the person who asks. It may run where nothing can confine it, and bring about the form imports.
    `device`: "sim" measures memory on the simulated device; "cuda" has a real one confirm it; "auto" does, too, for one's own work, if
    there is one.
    """

    own_work: bool = False
    seed: int = 0
    limits: Limits = field(default_factory=Limits)
    form: str = "auto"
    device: str = "sim"
    cache: Path | None = None
    smallest: bool = True  # look for the smallest input that shows a fault


def grade(entry: Entry, submission: Submission, server: Server, options: Options) -> Verdict:
    """Check one submission. Never raises for anything a submission does; our own trouble is the outcome GRADER_ERROR."""
    verdict = Verdict(entry.id, entry.title, seed=options.seed, path=submission.path, sha256=submission.sha256)
    try:
        try:
            return redact.verdict(_graded(verdict, entry, submission, server, options))
        except ServerGone:  # killed from outside; there is another one next time
            return redact.verdict(_graded(verdict, entry, submission, server, options))
    except (ServerError, BankError, CatalogueError) as error:
        text = str(error)
    except Exception as error:  # a fault of ours costs one verdict, never a batch of them
        _LOG.debug("grading %s failed", submission.path, exc_info=True)
        text = f"a fault in kata itself, not in the program: {type(error).__name__}: {error} (KATA_DEBUG=1 shows where)"
    failed = Finding("grader", Outcome.GRADER_ERROR, text)
    return redact.verdict(replace(verdict, findings=(failed,), summary="the check could not be done"))


def _graded(verdict: Verdict, entry: Entry, submission: Submission, server: Server, options: Options) -> Verdict:
    started = time.monotonic()
    kata = entry.load_spec()
    bank = open_bank(kata, entry.identity, options.seed, options.cache)
    banked = time.monotonic()
    ready = server.ready()
    forms = forms_of_box.to_try(options.form, options.own_work, kata.imports, ready.layers)
    check, failure = _attempt(Check(server, kata, submission, bank, options.limits, forms[0], seed=options.seed), forms)
    judged = time.monotonic()
    verdict = replace(_with_result(verdict, check, failure), memory=check.memory)
    if failure is not None:
        verdict = _with_reason(verdict, entry, check, failure, options)
    elif _wants_device(kata, options, ready.versions):
        verdict = _on_device(verdict, kata, entry, submission, options)
    finished = time.monotonic()
    seconds = {"bank": banked - started, "check": judged - banked, "explain": finished - judged, "total": finished - started}
    missing = tuple(name for name in LAYERS if name not in check.layers)
    return replace(verdict, layers=check.layers, missing=missing, seconds=seconds, versions=_versions(ready.versions))


def _attempt(check: Check, forms: list[str]) -> tuple[Check, Failure | None]:
    """Grade in the first form; again, only if a module is missing: torch's own is loaded, another is looked for."""
    preloaded = check.server.preloaded
    failure = stages.run(check)
    trouble = failure.trouble if failure is not None else None
    if stages.blocked_in_torch(trouble) and not preloaded:
        check.server.preload()  # another thread may have done so meanwhile: this box came before
        check = check.afresh(check.form)
        failure = stages.run(check)
    for form in forms[1:]:
        if failure is None or not failure.blocked:
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
        return f"the module {failure.blocked} cannot be imported where kata runs: is it spelt right, and installed there?"
    return {
        Outcome.CANNOT_LOAD: "the program cannot be loaded",
        Outcome.RAISED: f"{check.kata.function} raised an exception",
        Outcome.WRONG_VALUE: f"{check.kata.function} returns a wrong value",
        Outcome.WRONG_GRADIENT: f"{check.kata.function} returns a wrong gradient",
        Outcome.SIDE_EFFECT: "the answers are right, but the call changed something that is not its own",
        Outcome.OVER_BUDGET: "the answers are right, but they take too much memory",
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


def _with_reason(verdict: Verdict, entry: Entry, check: Check, failure: Failure, options: Options) -> Verdict:
    """The smallest input that shows it, and why. If that cannot be found out, the verdict stands without."""
    try:
        if failure.item is not None:
            item, fault = counterexample.smallest(check, failure) if options.smallest else (failure.item, failure.fault)
            verdict = replace(verdict, counterexample=counterexample.of(check, item, fault))
            if fault is not None:
                verdict = replace(verdict, findings=(stages.failure_of(item, fault).finding,))
        unchanged = check.submission.source == entry.buggy.read_bytes()
        if unchanged and check.submission.path != str(entry.buggy):  # else the command says so
            verdict = replace(verdict, notes=(*verdict.notes, "this is the program as shipped, to the letter"))
        failure = replace(failure, finding=verdict.findings[0])
        return replace(verdict, diagnosis=diagnose.diagnose(check, failure, entry.wrong_fixes(), options.cache, unchanged))
    except (ServerError, CatalogueError, OSError) as error:
        return replace(verdict, notes=(*verdict.notes, f"no explanation could be found: {error}"))


def _wants_device(kata: Kata, options: Options, versions: list[str]) -> bool:
    """Whether a real device is to confirm the verdict. Raises ServerError if that would run a program of others unconfined."""
    if kata.budget is None or options.device == "sim":
        return False
    trusted = options.own_work or options.form == "unconfined"
    if options.device == "cuda" and not trusted:
        raise ServerError(
            "nothing can confine a program on a real CUDA device: --device sim measures the same, and --sandbox unconfined runs "
            "programs that you would run anyway"
        )
    built_for_cpu = any(each.startswith("torch ") and each.endswith("+cpu") for each in versions)
    return options.device == "cuda" or (trusted and device.present() and not built_for_cpu)


def _on_device(verdict: Verdict, kata: Kata, entry: Entry, submission: Submission, options: Options) -> Verdict:
    try:
        said = on_device.confirm(kata, read(entry.solutions[0]), submission, options.seed, options.limits)
    except Exception as error:
        if options.device == "auto":  # nobody has asked for it: whatever is wrong there, the verdict stands
            return replace(verdict, notes=(*verdict.notes, f"not confirmed on a real device: {_why(error)}"))
        if not isinstance(error, on_device.NotConfirmed):
            raise
        found = Finding("device", Outcome.GRADER_ERROR, str(error))
        summary = "right on the simulated device, but a real one does not confirm it"
        return replace(verdict, outcome=found.outcome, summary=summary, findings=(found,), stages=(*verdict.stages, "device"))
    return replace(verdict, notes=(*verdict.notes, said), stages=(*verdict.stages, "device"))


def _why(error: Exception) -> str:
    if isinstance(error, on_device.NotConfirmed):
        return str(error)
    _LOG.debug("asking a real device failed", exc_info=error)
    return f"a fault in kata itself: {type(error).__name__}: {error}"


def _versions(told: list[str]) -> dict[str, str]:
    pairs = [each.partition(" ")[::2] for each in told]
    return {"kata": __version__, **dict(pairs), "hypothesis": _installed("hypothesis"), "numpy": np.__version__}


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
