"""Grade what is not in the ledger yet: over the processors, each verdict on the disk before it is announced."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children, get_context
from pathlib import Path

from grader import __version__, catalogue
from grader.catalogue import Entry
from grader.classroom.collect import HandedIn
from grader.classroom.ledger import Grade, Key, Ledger
from grader.grade import Options, grade
from grader.reporters import json
from grader.sandbox.kernel import PR_SET_PDEATHSIG, prctl
from grader.sandbox.server import of_this_process
from grader.submission import Submission
from grader.verdict import Finding, Outcome, Verdict

_WAITING = 3  # submissions on their way for each process: none is idle, and what is held in memory does not grow with the class
_MOST_BREAKS = 5  # of the pool, without a verdict in between


class BatchError(Exception):
    """The work cannot go on; what was graded is in the ledger."""


@dataclass(frozen=True)
class Task:
    """One submission to grade."""

    key: Key
    submission: Submission


@dataclass(frozen=True)
class Done:
    """A task with its grade; None if the grader itself failed, for the `reason`, so that nothing was kept and the next run tries again."""

    task: Task
    grade: Grade | None
    reason: str = ""


def tasks(handed_in: Sequence[HandedIn], entries: dict[str, Entry], seed: int, timeout: float) -> list[Task]:
    """What there is to grade, of the katas among `entries`."""
    return [Task(_key(each, entries[each.kata], seed, timeout), each.submission) for each in handed_in if each.kata in entries]


def _key(each: HandedIn, entry: Entry, seed: int, timeout: float) -> Key:
    suffix, pack = Path(each.submission.path).suffix, entry.identity.hex()[:16]
    return Key(each.learner, each.kata, each.submission.sha256, suffix, pack, __version__, seed, timeout)


def run(todo: Sequence[Task], ledger: Ledger, options: Options, jobs: int | None) -> Iterator[Done]:
    """Grade `todo`, in any order; keep each grade, then yield it. Raises BatchError and LedgerError."""
    left, breaks = dict(enumerate(todo)), 0
    while left:
        try:
            for number, verdict, text in _graded(left, options, jobs):
                breaks = 0
                yield _kept(left.pop(number), verdict, text, ledger)
        except BrokenProcessPool as error:  # one of its processes was killed; which task it had, nobody knows
            breaks += 1
            left = _first_ones_last(left, _processes(len(left), jobs))
            if breaks >= _MOST_BREAKS:
                raise BatchError(f"the grading processes were ended {breaks} times without a verdict: is memory short?") from error


def _processes(count: int, jobs: int | None) -> int:
    return min(jobs or os.cpu_count() or 1, count)


def _first_ones_last(left: dict[int, Task], count: int) -> dict[int, Task]:
    """One of the first may be what ends its process each time: all others come before it."""
    order = list(left.items())
    return dict(order[count:] + order[:count])


def _kept(task: Task, verdict: Verdict, text: str, ledger: Ledger) -> Done:
    if verdict.outcome is Outcome.GRADER_ERROR:
        return Done(task, None, verdict.findings[0].message if verdict.findings else verdict.summary)
    kept = Grade(task.key, verdict.path, verdict.outcome.value, text)
    ledger.add(kept)
    return Done(task, kept)


def _graded(left: dict[int, Task], options: Options, jobs: int | None) -> Iterator[tuple[int, Verdict, str]]:
    count = _processes(len(left), jobs)
    coming = iter(list(left.items()))
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin, initargs=(os.getpid(),)) as pool:
        try:
            flying: dict[Future[tuple[Verdict, str]], int] = {}
            while True:
                for number, task in islice(coming, _WAITING * count - len(flying)):
                    flying[pool.submit(_grade_one, task, options)] = number
                if not flying:
                    return
                for future in wait(flying, return_when=FIRST_COMPLETED).done:
                    yield (flying.pop(future), *future.result())
        except BaseException:  # ctrl-C, too: nobody waits for what is on its way, which is graded the next time
            for each in active_children():
                each.kill()
            raise


def _begin(parent: int) -> None:
    """In each process of the pool: ctrl-C is its parent's affair, and it ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed while this process began: no signal will come any more
        os._exit(1)


def _grade_one(task: Task, options: Options) -> tuple[Verdict, str]:
    """What goes wrong beside the check itself, too (a verdict that cannot be written down), costs one grade, never the batch."""
    try:
        verdict = grade(catalogue.find(task.key.kata), task.submission, of_this_process("nbformat"), options)
        return verdict, json.render(verdict)
    except Exception as error:
        failed = Finding("grader", Outcome.GRADER_ERROR, f"a fault in kata itself, not in the program: {type(error).__name__}: {error}")
        return Verdict(task.key.kata, "", path=task.submission.path, findings=(failed,)), ""
