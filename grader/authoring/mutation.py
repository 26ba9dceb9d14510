"""How many small slips in a kata's solutions its questions notice: every mutant is checked like a submission."""

import hashlib
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from grader import bank, stages
from grader.authoring import equivalents, mutants
from grader.authoring.equivalents import Listed
from grader.authoring.mutants import Mutant
from grader.bank import Bank
from grader.catalogue import CatalogueError, Entry
from grader.conversation import Limits
from grader.sandbox.server import Server, ServerError, of_this_process
from grader.spec import Kata
from grader.stages import Check, Failure
from grader.submission import Submission

LIMITS = Limits(call=2.0, load=10.0, total=30.0)  # a loop without end is one of the slips


@dataclass
class Score:
    """What became of the mutants of one kata. Sound: none survived, and there are no problems."""

    name: str
    killed: int = 0
    equivalent: int = 0
    survivors: list[Mutant] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        """Whether every mutant is killed or excused, and every excuse is needed."""
        return not self.survivors and not self.problems

    @property
    def line(self) -> str:
        """The score in one line."""
        counts = f"{self.killed} killed, {self.equivalent} equivalent, {len(self.survivors)} survived"
        return f"{self.name}: {counts}, {self.seconds:.1f} s"

    @property
    def details(self) -> list[str]:
        """The survivors as equivalent.md would name them, behind their places; then the problems."""
        return [*(f"solutions/{each.file}:{each.line}  {each.change}" for each in self.survivors), *self.problems]


def measure(entries: list[Entry], jobs: int | None) -> Iterator[Score]:
    """One score per kata, in order, each found in a process of its own."""
    with ProcessPoolExecutor(min(jobs or os.cpu_count() or 1, len(entries)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(_measure_one, entries)


def _measure_one(entry: Entry) -> Score:
    started = time.monotonic()
    try:
        score = score_of(entry, of_this_process())
    except (CatalogueError, ServerError, bank.BankError) as error:
        score = Score(entry.name, problems=[str(error)])
    except Exception as error:  # an author's slip in one kata must not end the score of the others
        score = Score(entry.name, problems=[f"{type(error).__name__}: {error}"])
    score.seconds = time.monotonic() - started
    return score


def score_of(entry: Entry, server: Server) -> Score:
    """Check every mutant of every solution. Raises CatalogueError, BankError or ServerError."""
    kata = entry.load_spec()
    questions = bank.make(kata, entry.identity, 0)
    server.preload()  # a part of torch that a box cannot load would look like a mutant that is killed
    return _Trial(entry, kata, questions, server).score()


@dataclass
class _Trial:
    """One kata, and where its mutants are tried."""

    entry: Entry
    kata: Kata
    questions: Bank
    server: Server

    def score(self) -> Score:
        score = Score(self.entry.name)
        sources = {path.name: path.read_text(encoding="utf-8") for path in self.entry.solutions}
        killed, survived, seen = list[Mutant](), list[Mutant](), set(map(mutants.signature, sources.values()))
        for name, source in sources.items():
            failure = self._failure_of(name, source)
            if failure is not None:
                score.problems.append(f"{name} does not pass itself: {failure.finding.message}")
                continue
            for mutant in mutants.of(source, name, self.kata.function, seen):
                (survived if self._failure_of(name, mutant.source) is None else killed).append(mutant)
        listed = _listed(self.entry.folder)
        score.killed = len(killed)
        score.survivors = [each for each in survived if equivalents.key_of(each) not in listed.entries]
        score.equivalent = len(survived) - len(score.survivors)
        score.problems += [*listed.problems, *listed.stale(survived, killed)]
        return score

    def _failure_of(self, name: str, source: str) -> Failure | None:
        """What a check says first; neither the smallest input nor the reason is looked for."""
        content = source.encode()
        submission = Submission(name, name, content, hashlib.sha256(content).hexdigest())
        check = Check(self.server, self.kata, submission, self.questions, LIMITS, "strict")
        failure = stages.run(check)
        return stages.run(check.afresh("imports")) if failure is not None and failure.blocked else failure


def _listed(folder: Path) -> Listed:
    path = folder / "equivalent.md"
    return equivalents.read(path.read_text(encoding="utf-8")) if path.exists() else Listed()
