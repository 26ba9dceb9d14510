"""What grading a class costs. Prints tables for docs/performance.md: python -m tests.bench.classroom [COUNT …]

Submissions for the seed exercises A to G: right, wrong, notebooks, crashing, flooding, hostile, a few that hang. One run each; what is
compared runs in turn.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from grader import catalogue
from tests.bench.tree import Cost, cost
from tests.soak import classes

COUNTS = (24, 100, 1000)
SEED = 6
PAIRS = 3  # rounds of what is compared
KATA = [sys.executable, "-c", "from grader.cli import main; main()"]
PYTEST_FILE = """
import importlib.util, pathlib, pytest, torch
from hypothesis import given, settings, strategies as st

FILES = sorted(pathlib.Path("class").glob("*/b.py"))


@pytest.mark.parametrize("path", FILES, ids=str)
def test_it(path):
    spec = importlib.util.spec_from_file_location("handed_in", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    @settings(max_examples=100, deadline=None, database=None, derandomize=True)
    @given(st.floats(-100, 100))
    def right(value):
        def f(x):
            y = x * x + 1
            return y**3 + (y - 3) ** 3
        step = 1e-5 * max(1.0, abs(value))
        slope = (f(value + step) - f(value - step)) / (2 * step)
        got = module.gradient(torch.tensor(value, dtype=torch.float64))
        assert float(got) == pytest.approx(slope, rel=1e-4, abs=1e-3)

    right()
"""


def main() -> None:
    """Measure and print Markdown."""
    counts = [int(each) for each in sys.argv[1:]] or list(COUNTS)
    _print("A class, katas A to G", ["submissions", "wall s", "submissions / s", "CPU s each", "peak memory, MB"], map(_class_row, counts))
    _print("Processes side by side", ["", "wall s", "CPU s"], _side_by_side())
    _print("24 submissions of exercise B (12 right, 12 wrong)", ["", "wall s", "CPU s", "CPU ÷ ours", "isolated"], _beside_pytest())


def _print(title: str, head: list[str], rows: object) -> None:
    lines = [head, ["---"] * len(head), *rows]  # type: ignore[misc]
    print(f"\n### {title}\n\n" + "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines), flush=True)


def _graded(folder: Path, out: str, *options: str) -> Cost:
    environment = {**os.environ, "KATA_HOME": str(folder / "home")}
    return cost([*KATA, "grade", "class", "--out", out, "--timeout", classes.SECONDS, *options], folder, environment)


def _class_row(count: int) -> list[object]:
    with tempfile.TemporaryDirectory() as name:
        classes.make(Path(name) / "class", count, SEED)
        done = _graded(Path(name), "out")
    return [count, f"{done.wall:.0f}", f"{count / done.wall:.1f}", f"{done.cpu / count:.3f}", f"{done.peak_mb:.0f}"]


def _side_by_side() -> list[list[object]]:
    """The same class by one process and by two, in turn; each with a ledger of its own."""
    with tempfile.TemporaryDirectory() as name:
        classes.make(Path(name) / "class", 200, SEED)
        pairs = [[_graded(Path(name), f"out{round}-{jobs}", "--jobs", str(jobs)) for jobs in (1, 2)] for round in range(PAIRS)]
    ratio = statistics.median(one.wall / two.wall for one, two in pairs)
    one, two = pairs[len(pairs) // 2]
    rows = [[f"`--jobs {jobs}`", f"{each.wall:.1f}", f"{each.cpu:.1f}"] for jobs, each in ((1, one), (2, two))]
    return [*rows, ["one ÷ two, median", f"{ratio:.2f}", ""]]


def _beside_pytest() -> list[list[object]]:
    """Against a test file that many teachers would write: 100 drawn inputs, a central difference."""
    entry = catalogue.find("B")
    right, wrong = entry.solutions[0].read_bytes(), (entry.folder / "wrong" / "zeroed_between.py").read_bytes()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_class.py").write_text(PYTEST_FILE, encoding="utf-8")
        for number in range(24):
            (folder / "class" / f"n{number}").mkdir(parents=True)
            (folder / "class" / f"n{number}" / "b.py").write_bytes((wrong if number % 2 else right) + b"\n# %d\n" % number)
        ours, single, each = (_median([run(folder, number) for number in range(PAIRS)]) for run in (_ours, _pytest_in_one, _pytest_each))
    named = [("`kata grade`", ours, "yes"), ("pytest, one process for all", single, "no"), ("pytest, a process each", each, "no")]
    return [[name, f"{it.wall:.1f}", f"{it.cpu:.1f}", f"{it.cpu / ours.cpu:.1f}", isolated] for name, it, isolated in named]


def _median(costs: list[Cost]) -> Cost:
    return sorted(costs, key=lambda each: each.cpu)[len(costs) // 2]


def _ours(folder: Path, number: int) -> Cost:
    return _graded(folder, f"out{number}")


def _pytest_in_one(folder: Path, number: int) -> Cost:
    return cost([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_class.py"], folder, dict(os.environ))


def _pytest_each(folder: Path, number: int) -> Cost:
    each = f'for n in class/*/b.py; do "{sys.executable}" -m pytest -q -p no:cacheprovider "test_class.py::test_it[$n]"; done'
    return cost(["sh", "-c", each], folder, dict(os.environ))


if __name__ == "__main__":
    main()
