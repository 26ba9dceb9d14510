"""What grading a class costs. Prints tables for docs/performance.md: python -m tests.bench.classroom [COUNT …]

Submissions for the seed exercises A to G: right, wrong, notebooks, crashing, flooding, hostile, a few that hang. One run each; what is
compared runs in turn.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.markdown import show
from tests.bench.tree import Cost, cost
from tests.soak import classes

COUNTS = (24, 100, 1000)
SEED = 6
ROUNDS = 3  # of what is compared
KATA = [sys.executable, "-c", "from grader.cli import main; main()"]
_ON_ONE_CORE = [
    sys.executable,
    "-c",
    "import os; os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:1]); from grader.cli import main; main()",
]


def main() -> None:
    """Measure and print Markdown."""
    counts = [int(each) for each in sys.argv[1:]] or list(COUNTS)
    show("A class, katas A to G", ["submissions", "wall s", "submissions / s", "CPU s each", "peak memory, MB"], map(_class_row, counts))
    show("Processes side by side, 200 submissions", ["", "wall s", "CPU s", "wall ÷ that of two"], _side_by_side())


def _graded(folder: Path, out: str, *options: str, kata: list[str] = KATA) -> Cost:
    environment = {**os.environ, "KATA_HOME": str(folder / "home")}
    return cost([*kata, "grade", "class", "--out", out, "--timeout", classes.SECONDS, *options], folder, environment)


def _class_row(count: int) -> list[object]:
    with tempfile.TemporaryDirectory() as name:
        classes.make(Path(name) / "class", count, SEED)
        done = _graded(Path(name), "out")
    return [count, f"{done.wall:.0f}", f"{count / done.wall:.1f}", f"{done.cpu / count:.3f}", f"{done.peak_mb:.0f}"]


def _side_by_side() -> list[list[object]]:
    """The same class by one process and by two, in turn; each with a ledger of its own."""
    ways = {
        "`--jobs 1`, one core": (_ON_ONE_CORE, "1"),
        "`--jobs 1`, all cores": (KATA, "1"),
        "`--jobs 2`, all cores": (KATA, "2"),
    }
    with tempfile.TemporaryDirectory() as name:
        classes.make(Path(name) / "class", 200, SEED)
        rounds = [
            [_graded(Path(name), f"out{number}-{place}", "--jobs", jobs, kata=kata) for place, (kata, jobs) in enumerate(ways.values())]
            for number in range(ROUNDS)
        ]
    done = dict(zip(ways, zip(*rounds, strict=True), strict=True))
    two = list(done.values())[-1]
    return [
        [way, *_medians(each), f"{statistics.median(a.wall / b.wall for a, b in zip(each, two, strict=True)):.2f}"]
        for way, each in done.items()
    ]


def _medians(costs: Sequence[Cost]) -> list[str]:
    return [f"{statistics.median(each.wall for each in costs):.1f}", f"{statistics.median(each.cpu for each in costs):.1f}"]


if __name__ == "__main__":
    main()
