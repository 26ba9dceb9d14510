"""Prove that a kata is sound: the bug shows, every solution passes, every wrong fix gets its named verdict and is told why."""

import ast
import itertools
import os
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from grader import bank, catalogue, literals, questions, submission
from grader.authoring import margins
from grader.catalogue import CatalogueError, Entry
from grader.grade import Options, grade
from grader.inputs import Value
from grader.oracle import slope
from grader.sandbox.server import Server, ServerError, of_this_process
from grader.spec import Kata
from grader.stages import Check, Failure, run
from grader.verdict import Outcome, Verdict
from grader.wire.codec import encode
from grader.wire.messages import Question, TensorValue

MOST_LEFT_OUT = 0.2  # of the questions may have no finite truth
_AGREEMENT = 1e-5  # complex step against central differences, relative to the scale
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Report:
    """What verifying one kata found. No problems: it is sound."""

    line: str
    problems: list[str]


def verify(entries: list[Entry], seeds: int, jobs: int | None) -> Iterator[Report]:
    """One report per kata, in order, each proven in a process of its own."""
    work = [(entry, seeds) for entry in entries]
    with ProcessPoolExecutor(min(jobs or os.cpu_count() or 1, len(work)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(_verify_one, work)


def _verify_one(work: tuple[Entry, int]) -> Report:
    entry, seeds = work
    started = time.monotonic()
    try:
        with TemporaryDirectory() as folder:  # a proof trusts no cache
            problems = Proof(entry, of_this_process(), seeds, Path(folder)).problems()
    except (CatalogueError, ServerError, bank.BankError) as error:
        problems = [str(error)]
    except Exception as error:  # an author's slip in one kata must not end the proof of the others
        problems = [f"{type(error).__name__}: {error}"]
    counts = f"{len(entry.solutions)} solutions × {seeds} seeds, {len(list((entry.folder / 'wrong').glob('*.py')))} wrong fixes"
    return Report(f"{entry.id:<4} {_title(entry)}: {counts}, {time.monotonic() - started:.1f} s", problems)


def _title(entry: Entry) -> str:
    try:
        return entry.title
    except CatalogueError:
        return entry.name


class Proof:
    """Everything that has to be true of one kata before it ships."""

    def __init__(self, entry: Entry, server: Server, seeds: int, folder: Path) -> None:
        self.entry, self.server, self.seeds = entry, server, seeds
        self.kata: Kata = entry.load_spec()
        self.options = Options(own_work=True, cache=folder)

    def problems(self) -> list[str]:
        """What is not true; empty if the kata is sound."""
        return [problem for claim in CLAIMS.values() for problem in claim(self)]

    def _page(self) -> Iterator[str]:
        entry = self.entry
        if not entry.page.startswith("# ") or len(entry.title) < 3:
            yield "README.md: the first line must be `# Title`"
        if not entry.track or not entry.difficulty:
            yield "README.md: there is no line `Track: … · Difficulty: n of 5`"
        if len(entry.page.split()) < 60:
            yield "README.md: the statement is missing or too short"
        for path in sorted([*entry.folder.rglob("*.*"), *entry.solutions]):
            if path.suffix in (".md", ".py") and "TODO" in path.read_text(encoding="utf-8"):
                yield f"{path.name}: there is still a TODO in it"
        if not _LINK.search(entry.learned):
            yield "learned.md: the rule, how to notice it next time, and a link `Read more: [title](https://…)`"
        yield from self._prerequisites()
        if len(entry.hints) < 2 or not all(entry.hints):
            yield "hints.md: at least two hints, each below a line `## …`"
        for target in _LINK.findall(entry.page + entry.learned):
            if not _alive(target, entry.folder):
                yield f"README.md: dead link {target}"

    def _prerequisites(self) -> Iterator[str]:
        """Katas that exist and come earlier."""
        earlier = itertools.takewhile(lambda each: each.name != self.entry.name, catalogue.entries(self.entry.folder.parent.parent))
        known = {each.id for each in earlier}
        yield from (f"README.md: After: {name} is no kata that comes earlier" for name in self.entry.after if name not in known)

    def _reference(self) -> Iterator[str]:
        """Complex step against central differences; real for real."""
        asked = self._bank(0)
        if asked.left_out > MOST_LEFT_OUT * (len(asked.items) + asked.left_out):
            yield f"spec.py: {asked.left_out} questions have no finite answer; narrow the inputs"
        for item in asked.items[:: max(1, len(asked.items) // 60)] if self.kata.kind != "answer" else []:
            args = self.kata.plain(item.question.args)
            if any(np.iscomplexobj(each) for each in slope.outputs(self.kata.reference, args)):
                yield f"spec.py: the reference is complex at real {args}"
            smooth = all(each.low is each.center for each in (*item.values, *item.gradients))
            if self.kata.kind in ("grad", "op") and smooth and not _agrees(self.kata, args):
                yield f"spec.py: complex step and central differences disagree at {args}; is the reference holomorphic?"
                return

    def _shipped_program(self) -> Iterator[str]:
        outcome, text = self.entry.symptom
        verdict = self._grade(self.entry.buggy)
        if outcome not in Outcome.__members__:
            yield "README.md: there is no line `Symptom: OUTCOME`"
        elif verdict.outcome.value != outcome:
            yield f"buggy.py is {verdict.outcome.value} ({verdict.summary}), but the page says {outcome}"
        elif text and not any(text in finding.message for finding in verdict.findings):
            yield f"buggy.py does not say {text!r} but {verdict.findings[0].message!r}"
        if verdict.diagnosis is None:
            yield "buggy.py: nothing explains its fault to the learner; add a wrong fix that behaves like it"

    def _inputs_of_the_page(self) -> Iterator[str]:
        tried = self.entry.inputs_to_try
        if not any(each.does == "shows" for each in tried) and self.kata.budget is None:  # memory shows on large inputs alone
            yield 'README.md: no line "- `x = …` shows the bug: …"'
        if len(tried) != self.entry.listed_inputs:
            yield 'README.md: a line of "Inputs worth trying" is not "- `x = …` shows|hides the bug: …" and is not checked'
        battery = {encode(list(_bare(args))) for args in questions.battery(self.kata)}
        for each in tried:
            try:
                args = literals.arguments(self.kata, each.text)
            except ValueError as error:
                yield f"README.md: `{each.text}` cannot be read ({error})"
                continue
            if encode(list(_bare(args))) not in battery:
                yield f"README.md: `{each.text}` is not in the bank; add it to `also=` in spec.py"
            failing = self._fails_on(args)
            if failing != (each.does == "shows"):
                yield f"README.md: `{each.text}` does not do what the page says ({each.does} the bug)"

    def _fails_on(self, args: list[Value]) -> bool:
        """Whether the shipped program is wrong on this one question."""
        question = questions.with_cotangents(self.kata, Question(args, []), 0)
        item = bank.answer(self.kata, question, 1.0)
        if item is None:
            raise CatalogueError(f"README.md: there is no finite answer at {args}")
        return run(self._check_of(self.entry.buggy, bank.Bank([item], 1.0, 0))) is not None

    def _check_of(self, path: Path, asked: bank.Bank) -> Check:
        kata = replace(self.kata, uses_autograd=False, budget=None)
        return Check(self.server, kata, submission.read(path), asked, self.options.limits, "strict")

    def _solutions(self) -> Iterator[str]:
        if len(self.entry.solutions) < 2:
            yield f"solutions/{self.entry.name}*.py: at least two repairs in different styles"
        banks = {seed: self._bank(seed) for seed in range(1, self.seeds)}  # that of seed 0 is asked by the check below
        for path in self.entry.solutions:
            if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))):
                yield f"{path.name}: the docstring at its top must explain the repair"
            verdict = self._grade(path)
            if not verdict.passed:
                yield f"{path.name} is {verdict.outcome.value}: {verdict.summary}; {verdict.findings[0].message}"
                continue
            yield from margins.of_solution(path.name, verdict.memory)
            for seed, asked in banks.items():
                if (failure := self._run_warm(path, asked)) is not None:
                    yield f"{path.name} fails with seed {seed}: {failure.finding.message}"

    def _run_warm(self, path: Path, asked: bank.Bank) -> Failure | None:
        """Like a check; what torch loads late is loaded already, because the first grade of this solution asked for it."""
        return run(self._check_of(path, asked))

    def _wrong_fixes(self) -> Iterator[str]:
        fixes = self.entry.wrong_fixes()
        if len(fixes) < 4:
            yield "wrong/: at least four plausible wrong fixes"
        for fix in fixes:
            verdict = self._grade(self.entry.folder / "wrong" / f"{fix.id}.py", smallest=False)
            told = verdict.diagnosis.id if verdict.diagnosis else "nothing"
            if verdict.outcome is not fix.outcome:
                yield f"wrong/{fix.id}.py is {verdict.outcome.value}, but its first line says {fix.outcome.value}"
            elif told != fix.id:
                yield f"wrong/{fix.id}.py is explained by {told}: it cannot be told apart"
            yield from margins.of_wrong_fix(fix.id, verdict)
            if not fix.text:
                yield f"wrong/{fix.id}.py: the lines below the first must say what the learner is told"

    def _bank(self, seed: int) -> bank.Bank:
        """The whole bank of seed 0, which a check asks too; of other seeds only what is drawn."""
        if seed == 0:
            return bank.open_bank(self.kata, self.entry.identity, seed, self.options.cache)
        return bank.make(self.kata, self.entry.identity, seed, with_battery=False)

    def _grade(self, path: Path, smallest: bool = True) -> Verdict:
        return grade(self.entry, submission.read(path), self.server, replace(self.options, smallest=smallest))


CLAIMS: dict[str, Callable[[Proof], Iterator[str]]] = {
    "page": Proof._page,
    "reference": Proof._reference,
    "shipped_program": Proof._shipped_program,
    "inputs_of_the_page": Proof._inputs_of_the_page,
    "solutions": Proof._solutions,
    "wrong_fixes": Proof._wrong_fixes,
}
"""What has to be true, by name; each yields what is not."""


def _agrees(kata: Kata, args: list[object]) -> bool:
    """Within _AGREEMENT; or ever nearer with smaller steps, as beside a kink of the slope."""
    exact = slope.jacobian(kata.reference, args, kata.wrt)
    error = _distance(kata, args, exact, slope.CENTRAL_STEP)
    return error <= _AGREEMENT or _distance(kata, args, exact, slope.CENTRAL_STEP / 30) <= error / 10


def _distance(kata: Kata, args: list[object], exact: list[np.ndarray], step: float) -> float:
    measured = slope.central_jacobian(kata.reference, args, kata.wrt, step)
    scales = [np.max(np.abs(each), initial=0.0) + 1 for each in exact]
    return float(np.max([np.max(np.abs(a - b), initial=0.0) / s for a, b, s in zip(exact, measured, scales, strict=True)]))


def _alive(target: str, folder: Path) -> bool:
    """A web address is taken as it is (katas are proven offline); a path must exist."""
    if target.startswith("https://"):
        return True
    return not target.startswith("http:") and (folder / target.partition("#")[0]).exists()


def _bare(args: list[Value]) -> Iterator[object]:
    """Arguments without how they are held or laid out."""
    for arg in args:
        yield replace(arg, state="plain", layout="contiguous") if isinstance(arg, TensorValue) else [type(arg).__name__, arg]
