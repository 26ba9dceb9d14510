"""Grade what is not in the ledger yet: by whatever executor, each verdict on the disk before it is announced."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from grader import __version__, catalogue, redact
from grader.catalogue import Entry
from grader.classroom.collect import HandedIn, LeftOut
from grader.classroom.ledger import Grade, Key, Ledger
from grader.grade import Options, grade
from grader.reporters import json
from grader.sandbox.server import of_this_process
from grader.submission import Submission
from grader.verdict import Finding, Outcome, Verdict

Result = TypeVar("Result")
_LOOK_SECONDS = 2.0  # without a result, until it is asked again how many may be on their way


class BatchError(Exception):
    """The work cannot go on; what was graded is in the ledger."""


@dataclass(frozen=True)
class Task:
    """One submission to grade; its bytes are read when its turn comes."""

    key: Key
    handed_in: HandedIn


Graded = tuple[int, Verdict, str]
"""The number of a task, its verdict, and that verdict as JSON."""
Executor = Callable[[Mapping[int, Task]], Iterator[Graded]]
"""What grades tasks by number, each once, in any order; it raises BatchError when it cannot go on."""


@dataclass(frozen=True)
class Done:
    """A task with its grade; None if the grader itself failed, for the `reason`, so that nothing was kept and the next run tries again."""

    task: Task
    grade: Grade | None
    reason: str = ""


def tasks(handed_in: Sequence[HandedIn], entries: dict[str, Entry], seed: int, timeout: float) -> list[Task]:
    """What there is to grade, of the katas among `entries`."""
    return [Task(_key(each, entries[each.kata], seed, timeout), each) for each in handed_in if each.kata in entries]


def _key(each: HandedIn, entry: Entry, seed: int, timeout: float) -> Key:
    return Key(each.learner, each.kata, each.sha256, each.suffix, pack_of(entry), __version__, seed, timeout)


def pack_of(entry: Entry) -> str:
    """What the ledger calls the questions of a kata: another spec, another pack."""
    return entry.identity.hex()[:16]


def run(todo: Sequence[Task], ledger: Ledger, executor: Executor) -> Iterator[Done]:
    """Grade `todo`, in any order; keep each grade, then yield it. Raises BatchError and LedgerError."""
    for number, verdict, text in executor(dict(enumerate(todo))):
        yield _kept(todo[number], verdict, text, ledger)


def _kept(task: Task, verdict: Verdict, text: str, ledger: Ledger) -> Done:
    if verdict.outcome is Outcome.GRADER_ERROR:
        return Done(task, None, verdict.findings[0].message if verdict.findings else verdict.summary)
    kept = Grade(task.key, verdict.path, verdict.outcome.value, text)
    ledger.add(kept)
    return Done(task, kept)


def in_flight(
    todo: Mapping[int, Task], submit: Callable[[Task], "Future[Result]"], most: Callable[[], int]
) -> "Iterator[tuple[int, Future[Result]]]":
    """Submit everything, at most `most()` at once, and yield each future when it is done: memory does not grow with the class."""
    coming = iter(todo.items())
    flying: dict[Future[Result], int] = {}
    while True:
        for number, task in islice(coming, max(0, most() - len(flying))):
            flying[submit(task)] = number
        if not flying:
            return
        for future in wait(flying, _LOOK_SECONDS, FIRST_COMPLETED).done:
            yield flying.pop(future), future


def grade_one(key: Key, read: Submission | LeftOut, options: Options) -> tuple[Verdict, str]:
    """What goes wrong beside the check itself, too (a verdict that cannot be written down), costs one grade, never the batch."""
    if isinstance(read, LeftOut):
        return not_graded(key, read.path, read.reason)
    try:
        verdict = grade(catalogue.find(key.kata), read, of_this_process("nbformat"), options)
        return verdict, json.render(verdict)
    except Exception as error:
        return not_graded(key, read.path, f"a fault in kata itself, not in the program: {type(error).__name__}: {error}")


def not_graded(key: Key, path: str, reason: str) -> tuple[Verdict, str]:
    """A verdict that is no grade, for a fault that is not the learner's."""
    found = Finding("grader", Outcome.GRADER_ERROR, reason)
    verdict = redact.verdict(Verdict(key.kata, "", findings=(found,), seed=key.seed, path=path, sha256=key.sha256))
    return verdict, json.render(verdict)
