"""What a check costs. Prints the tables of docs/performance.md: python -m tests.bench.checks > docs/performance.md

Figures are medians; commands that are compared run in turn (A B A B …), so that a machine whose speed drifts does them equal harm.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from grader import catalogue, submission
from grader.bank import Bank, open_bank
from grader.catalogue import Entry
from grader.conversation import Conversation, Limits
from grader.grade import Options, grade
from grader.judge import judge
from grader.sandbox.server import Server
from grader.spec import Kata
from tests.bench import confinement, device, markdown

ROUNDS = 9
WARM_ROUNDS, GRADED_ROUNDS = 60, 5
KATA = [sys.executable, "-c", "from grader.cli import main; main()"]
TORCH = [sys.executable, "-c", "import torch"]

Table = list[list[str]]


def main() -> None:
    """Measure everything and print Markdown."""
    with tempfile.TemporaryDirectory() as home:
        cold = _cold(home)
        with Server() as server:
            server.preload()
            warm, questions = _warm(server, Path(home))
            katas = _katas(server, Path(home))
            budgets = _memory_katas(server, Path(home))
    confined = confinement.table()
    print(_INTRODUCTION.format(machine=_machine(), rounds=ROUNDS, warm=WARM_ROUNDS))
    print("\n## One check, cold\n\n" + markdown.table(["command", "wall s", "CPU s", "wall ÷ torch", "CPU ÷ torch"], cold))
    print(
        f"\n## One more submission, warm (kata B, a right repair, {questions} questions)\n\n" + markdown.table(["part", "median ms"], warm)
    )
    print("\n## What confinement costs: request to first result\n\n" + markdown.table(["layers", "median ms", "÷ not confined"], confined))
    print("\n## Every kata, warm\n\n" + markdown.table(["track", "katas", "right, ms", "wrong, ms", "slowest right, ms"], katas))
    print("\n## Every kata with a budget of memory, warm\n\n" + markdown.table(["kata", "", "right, ms", "wrong, ms"], budgets))
    head = ["program", "operations", "ms without", "ms with it", "µs more for each operation"]
    print("\n## The simulated CUDA device\n\n" + markdown.table(head, device.table()))


_INTRODUCTION = """# How fast it is

Printed by `python -m tests.bench.checks` on {machine}.
Medians of {rounds} interleaved rounds (cold) and {warm} submissions (warm). Quote the ratios; seconds are this machine's."""


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _timed(command: list[str], home: str) -> tuple[float, float]:
    """Wall and processor seconds of a command and all it starts."""
    before, started = os.times(), time.perf_counter()
    subprocess.run(command, env={**os.environ, "KATA_HOME": home}, cwd=home, stdout=subprocess.DEVNULL, check=False)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, cpu


def _cold(home: str) -> Table:
    """Whole commands, each beside the import of torch that nobody can avoid."""
    right = str(catalogue.find("B").solutions[0])
    fresh = iter(range(10**6))
    commands: dict[str, Callable[[], tuple[float, float]]] = {
        '`python -c "import torch"`': lambda: _timed(TORCH, home),
        "`kata check B` as shipped": lambda: _timed([*KATA, "check", "B"], home),
        "`kata check B right.py`": lambda: _timed([*KATA, "check", "B", right], home),
        "the same, the very first time (no bank yet)": lambda: _timed([*KATA, "check", "B", right], _folder(home, next(fresh))),
        "`kata list`": lambda: _timed([*KATA, "list"], home),
    }
    for run in commands.values():
        run()
    rounds = [{name: run() for name, run in commands.items()} for _ in range(ROUNDS)]
    base = '`python -c "import torch"`'
    return [[name, *_medians([each[name] for each in rounds], [each[base] for each in rounds])] for name in commands]


def _folder(home: str, number: int) -> str:
    folder = Path(home) / f"fresh{number}"
    folder.mkdir()
    return str(folder)


def _medians(mine: list[tuple[float, float]], base: list[tuple[float, float]]) -> list[str]:
    walls, cpus = zip(*mine, strict=True)
    ratios = [[m[i] / b[i] for m, b in zip(mine, base, strict=True)] for i in (0, 1)]
    return [f"{statistics.median(each):.2f}" for each in (walls, cpus, *ratios)]


def _warm(server: Server, home: Path) -> tuple[Table, int]:
    """One submission through a warm fork server, part by part."""
    entry = catalogue.find("B")
    kata, handed_in = entry.load_spec(), submission.read(entry.solutions[0])
    bank = open_bank(kata, entry.identity, 0, home)
    rounds = [_one_warm(server, kata, bank, handed_in) for _ in range(WARM_ROUNDS)]
    names = {
        "fork": "fork and confine (wall)",
        "load": "load the program (wall)",
        "ask": "ask all questions once (wall)",
        "judge": "judge the answers (CPU of the grader)",
        "grader": "CPU of the grader, all of it",
        "box": "CPU of the box, all of it",
    }
    rows = [[text, f"{1e3 * statistics.median(each[name] for each in rounds):.2f}"] for name, text in names.items()]
    memory = statistics.median(each["memory"] for each in rounds)
    return [*rows, ["memory that the box has for itself, MB", f"{memory:.1f}"]], len(bank.items)


def _one_warm(server: Server, kata: Kata, bank: Bank, handed_in: submission.Submission) -> dict[str, float]:
    cpu, moments = time.process_time(), [time.perf_counter()]
    with Conversation(server, kata, handed_in, Limits(), "strict") as conversation:
        moments.append(time.perf_counter())
        conversation.load()
        moments.append(time.perf_counter())
        answers = list(conversation.ask([item.question for item in bank.items]))
        moments.append(time.perf_counter())
        judging = time.process_time()
        assert all(judge(kata, item, answer) is None for item, answer in zip(bank.items, answers, strict=True))
        now = time.process_time()
        pid = conversation._box.child.pid
        box = int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
        memory = _private_megabytes(pid)
    parts = dict(zip(("fork", "load", "ask"), (b - a for a, b in pairwise(moments)), strict=True))
    return {**parts, "judge": now - judging, "grader": now - cpu, "box": box, "memory": memory}


def _private_megabytes(pid: int) -> float:
    """Needs root: the box's memory is not readable by others. NaN without."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return float("nan")
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def _katas(server: Server, home: Path) -> Table:
    """By track: milliseconds of a check of a right and of a wrong submission, the median over its katas and the most."""
    entries: dict[str, list[Entry]] = {}
    for entry in catalogue.entries():
        entries.setdefault(entry.track, []).append(entry)
    return [[track, str(len(katas)), *_of_track(server, home, katas)] for track, katas in entries.items()]


def _of_track(server: Server, home: Path, katas: list[Entry]) -> list[str]:
    right = {entry.id: _graded(server, home, entry, entry.solutions[0]) for entry in katas}
    wrong = {entry.id: _graded(server, home, entry, Path(entry.wrong_fixes()[0].submission.path)) for entry in katas}
    slowest = max(right, key=lambda name: right[name])
    return [f"{statistics.median(right.values()):.0f}", f"{statistics.median(wrong.values()):.0f}", f"{right[slowest]:.0f} ({slowest})"]


def _memory_katas(server: Server, home: Path) -> Table:
    """Every kata on the simulated device: milliseconds of a check of a right and of a wrong submission."""
    rows = []
    for entry in catalogue.entries():
        if entry.load_spec().budget is not None:
            paths = (entry.solutions[0], Path(entry.wrong_fixes()[0].submission.path))
            rows.append([entry.id, entry.title, *[f"{_graded(server, home, entry, path):.0f}" for path in paths]])
    return rows


def _graded(server: Server, home: Path, entry: Entry, path: Path) -> float:
    """Median milliseconds."""
    handed_in, options = submission.read(path), Options(cache=home)
    grade(entry, handed_in, server, options)
    seconds = []
    for _ in range(GRADED_ROUNDS):
        started = time.perf_counter()
        grade(entry, handed_in, server, options)
        seconds.append(time.perf_counter() - started)
    return 1e3 * statistics.median(seconds)


if __name__ == "__main__":
    main()
