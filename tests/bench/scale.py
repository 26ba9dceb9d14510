"""What a course of a million submissions a day needs. Prints tables for docs/decisions/: python -m tests.bench.scale

A thousandth of the day is graded for real; what that took is what the simulation of the whole day draws from.
"""

import heapq
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import numpy as np

from grader.classroom import gradebook, outputs, scores
from grader.classroom.collect import Collected, HandedIn
from grader.classroom.collecting.found import OnDisk
from grader.classroom.ledger import Grade, Key, opened
from grader.reporters import json as verdict_json
from tests.bench.classroom import KATA, SEED
from tests.bench.markdown import show
from tests.bench.tree import Cost, cost
from tests.soak import classes

DAY, A_DAY = 86_400, 1_000_000  # seconds; submissions
SHARE = 1_000  # of the day is graded for real
EVENING, IN_THE_EVENING = 3 * 3_600, 0.5  # half of a day's submissions come in the three hours before the deadline
CORES = (4, 8, 16, 32, 48, 64)
COMMITS = 2_000
TABLES = ((1_000, "ABCDEFG"), (10_000, "B"), (10_000, "ABCDEFG"))  # learners, and the katas that each of them handed in


def main() -> None:
    """Measure, simulate, print Markdown."""
    count = A_DAY // SHARE
    with tempfile.TemporaryDirectory() as name:
        classes.make(Path(name) / "class", count, SEED)
        environment = {**os.environ, "KATA_HOME": str(Path(name) / "home")}
        done = cost([*KATA, "grade", "class", "--out", "out", "--timeout", classes.SECONDS], Path(name), environment)
        rows = _rows(Path(name) / "out" / "ledger.sqlite")
        size = (Path(name) / "out" / "ledger.sqlite").stat().st_size
    seconds = [json.loads(verdict)["seconds"].get("total", 0.0) for _, verdict in rows]
    show("A thousandth of the day", ["", ""], _measured(done, seconds, count, size))
    show("A day of a million", ["workers", "busy, %", "median wait", "95 % wait", "longest wait"], _days(seconds))
    show("The ledger", ["", ""], [["grades a second, one at a time, each on the disk", f"{_commits(rows):.0f}"]])
    tables = [_tables([verdict for _, verdict in rows], learners, katas) for learners, katas in TABLES]
    show("The tables", ["learners", "katas", "CPU s", "memory, MB", "the report, MB"], tables)


def _rows(path: Path) -> list[tuple[str, str]]:
    """Every outcome and verdict, in the order of grading."""
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT outcome, verdict FROM grades ORDER BY id").fetchall()


def _measured(done: Cost, seconds: list[float], count: int, size: int) -> list[list[object]]:
    workers = os.cpu_count() or 1
    predicted = max(_ends(np.zeros(len(seconds)), seconds, workers))
    return [
        ["submissions, workers", f"{count}, {workers}"],
        ["wall, s", f"{done.wall:.0f}"],
        ["wall as the simulation has it, s", f"{predicted:.0f}"],
        ["CPU s for each", f"{done.cpu / count:.3f}"],
        ["seconds of a worker for each: mean, 95 %, most", f"{np.mean(seconds):.2f}, {np.quantile(seconds, 0.95):.2f}, {max(seconds):.2f}"],
        ["memory of all processes at one time, MB", f"{done.peak_mb:.0f}"],
        ["ledger, KB for each", f"{size / count / 1024:.1f}"],
    ]


def _ends(arrivals: "np.ndarray[tuple[int], np.dtype[np.float64]]", seconds: Iterable[float], workers: int) -> list[float]:
    """When each is graded: first come, first served, by whichever worker is free first."""
    free = list(repeat(0.0, workers))
    ends = []
    for arrival, taken in zip(arrivals, seconds, strict=True):
        start = max(arrival, heapq.heappop(free))
        heapq.heappush(free, start + taken)
        ends.append(start + taken)
    return ends


def _days(seconds: list[float]) -> list[list[object]]:
    rng = np.random.default_rng(SEED)
    late = rng.random(A_DAY) < IN_THE_EVENING
    arrivals = np.sort(np.where(late, DAY - EVENING * rng.random(A_DAY), DAY * rng.random(A_DAY)))
    taken = random.Random(SEED).choices(seconds, k=A_DAY)
    return [_day(arrivals, taken, workers) for workers in CORES]


def _day(arrivals: "np.ndarray[tuple[int], np.dtype[np.float64]]", taken: list[float], workers: int) -> list[object]:
    waits = np.array(_ends(arrivals, taken, workers)) - arrivals
    busy = 100 * sum(taken) / (workers * max(DAY, float(arrivals[-1] + waits[-1])))
    return [workers, f"{busy:.0f}", *(_shown(float(each)) for each in (np.median(waits), np.quantile(waits, 0.95), waits.max()))]


def _shown(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"


def _commits(rows: list[tuple[str, str]]) -> float:
    """Where the ledger lies decides this: here, the folder for temporary files."""
    with tempfile.TemporaryDirectory() as name, opened(Path(name) / "ledger.sqlite") as ledger:
        started = time.perf_counter()
        for number in range(COMMITS):
            outcome, verdict = rows[number % len(rows)]
            ledger.add(Grade(Key(f"n{number}", "B", "0", ".py", "p", "0", 0, 5.0), "b.py", outcome, verdict))
        return COMMITS / (time.perf_counter() - started)


def _tables(verdicts: Sequence[str], learners: int, katas: str) -> list[object]:
    """The tables of a class that is graded already, with these verdicts in turn; in a process of its own, whose memory is measured."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        cpu, memory, size = pool.submit(_write_tables, verdicts, learners, katas).result()
    return [learners, len(katas), f"{cpu:.0f}", f"{memory:.0f}", f"{size / 1e6:.1f}"]


def _write_tables(verdicts: Sequence[str], learners: int, katas: str) -> tuple[float, float, int]:
    with tempfile.TemporaryDirectory() as name, opened(Path(name) / "ledger.sqlite") as ledger:
        keys, handed_in = {}, []
        for number in range(learners):
            told = [replace(verdict_json.read(verdicts[(number + place) % len(verdicts)]), kata=kata) for place, kata in enumerate(katas)]
            grades = [
                Grade(Key(f"n{number}", t.kata, t.sha256, ".py", "", "", 1, 5.0), "", t.outcome, verdict_json.render(t)) for t in told
            ]
            ledger.add(*grades)
            keys |= {(each.key.learner, each.key.kata): each.key for each in grades}
            handed_in += [HandedIn(each.key.learner, each.key.kata, "", ".py", each.key.sha256, None, OnDisk(Path())) for each in grades]
        found = Collected(list(dict.fromkeys(each.learner for each in handed_in)), handed_in, [])
        started = time.process_time()
        results = outputs.Results(found, keys, list(katas), 0, "")
        outputs.write(Path(name), results, ledger, scores.Policy(), gradebook.columns("", list(katas)))
        used = time.process_time() - started
        return used, getrusage(RUSAGE_SELF).ru_maxrss / 1024, (Path(name) / outputs.REPORT).stat().st_size


if __name__ == "__main__":
    sys.exit(main())
