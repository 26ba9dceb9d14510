"""24 submissions of one exercise, graded by kata and by what a teacher would use otherwise. Prints a table for docs/performance.md:

python -m tests.bench.peers [PYTHON]   an interpreter with otter-grader, torch, hypothesis and ipykernel, apart: its packages are not ours

All others have the same check, as many teachers would write it: 100 inputs from Hypothesis, a central difference. Each tool must grade all
24 rightly; rounds in turn, the median of the CPU seconds.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from grader import catalogue
from tests.bench.classroom import KATA
from tests.bench.markdown import show
from tests.bench.tree import Cost, cost

COUNT, ROUNDS = 24, 3
Tool = Callable[[Path, int], tuple[Cost, int]]
"""Grades the class in a folder, in this round: what it cost, and how many passed."""

CHECK = """
def check(gradient):
    import torch
    from hypothesis import given, settings, strategies as st

    @settings(max_examples=100, deadline=None, database=None, derandomize=True)
    @given(st.floats(-100, 100))
    def right(value):
        def f(x):
            y = x * x + 1
            return y**3 + (y - 3) ** 3
        step = 1e-5 * max(1.0, abs(value))
        slope = (f(value + step) - f(value - step)) / (2 * step)
        got = float(gradient(torch.tensor(value, dtype=torch.float64)))
        assert abs(got - slope) <= 1e-3 + 1e-4 * abs(slope)

    right()
"""
PYTEST = f"""
import importlib.util, pathlib, pytest
{CHECK}

@pytest.mark.parametrize("path", sorted(pathlib.Path("class").glob("*/b.py")), ids=str)
def test_it(path):
    spec = importlib.util.spec_from_file_location("handed_in", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    check(module.gradient)
"""
OTTER = f"""
OK_FORMAT = False
from otter.test_files import test_case
name, points = "q1", 1
{CHECK}

@test_case(points=1)
def test_it(gradient):
    check(gradient)
"""


def main() -> None:
    """Measure and print Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder)
        tools = {"`kata grade`": _kata, "pytest, one process for all": _pytest, "pytest, a process each": _pytest_each}
        tools["nbgrader autograde"] = _nbgrader(folder)
        if sys.argv[1:]:
            tools["otter run, a process each"] = _otter(folder, Path(sys.argv[1]))
        rounds = [{tool: _right(tool, *run(folder, number)) for tool, run in tools.items()} for number in range(ROUNDS)]
    medians = {tool: sorted((each[tool] for each in rounds), key=lambda it: it.cpu)[ROUNDS // 2] for tool in tools}
    ours = next(iter(medians.values()))
    rows = [
        [tool, f"{it.wall:.1f}", f"{it.cpu:.1f}", f"{it.cpu / ours.cpu:.1f}", "yes" if it is ours else "no"] for tool, it in medians.items()
    ]
    show(f"{COUNT} submissions of exercise B (half of them wrong)", ["", "wall s", "CPU s", "CPU ÷ ours", "isolated"], rows)


def _right(tool: str, done: Cost, passed: int) -> Cost:
    if passed != COUNT // 2:
        raise SystemExit(f"{tool}: {passed} passed in the place of {COUNT // 2}")
    return done


def _sources() -> list[str]:
    entry = catalogue.find("B")
    right, wrong = entry.solutions[0], entry.folder / "wrong" / "zeroed_between.py"
    return [f"{(wrong if number % 2 else right).read_text(encoding='utf-8')}\n# {number}\n" for number in range(COUNT)]


def _make(folder: Path) -> None:
    for number, source in enumerate(_sources()):
        (folder / "class" / f"n{number}").mkdir(parents=True)
        (folder / "class" / f"n{number}" / "b.py").write_text(source, encoding="utf-8")
    (folder / "test_class.py").write_text(PYTEST, encoding="utf-8")


def _kata(folder: Path, number: int) -> tuple[Cost, int]:
    out = folder / f"out{number}"
    done = cost([*KATA, "grade", "class", "--out", str(out)], folder, {**os.environ, "KATA_HOME": str(folder / "home")})
    with sqlite3.connect(out / "ledger.sqlite") as ledger:
        return done, ledger.execute("SELECT count(*) FROM grades WHERE outcome = 'PASSED'").fetchone()[0]


def _pytest(folder: Path, number: int) -> tuple[Cost, int]:
    return _counted(folder, f'"{sys.executable}" -m pytest -q -p no:cacheprovider test_class.py > passed')


def _pytest_each(folder: Path, number: int) -> tuple[Cost, int]:
    one = f'"{sys.executable}" -m pytest -q -p no:cacheprovider "test_class.py::test_it[$n]"'
    return _counted(folder, f"for n in class/*/b.py; do {one}; done > passed")


def _counted(folder: Path, command: str) -> tuple[Cost, int]:
    done = cost(["sh", "-c", command], folder, dict(os.environ))
    words = (folder / "passed").read_text(encoding="utf-8").replace(",", "").split()
    return done, sum(int(before) for before, word in pairwise(words) if word == "passed")


def _nbgrader(folder: Path) -> Tool:
    """A notebook each, in a course that has released the assignment."""
    course, environment = folder / "course", _with_tools(Path(sys.executable))
    _write_book(course / "source" / "hw1" / "hw1.ipynb", "")
    nbgrader = [sys.executable, "-m", "nbgrader"]
    subprocess.run([*nbgrader, "generate_assignment", "hw1", "--create"], cwd=course, env=environment, check=True, capture_output=True)
    for number, source in enumerate(_sources()):
        _write_book(course / "submitted" / f"n{number}" / "hw1" / "hw1.ipynb", source)

    def run(folder: Path, number: int) -> tuple[Cost, int]:
        done = cost([*nbgrader, "autograde", "hw1", "--create", "--force"], course, environment)
        with sqlite3.connect(course / "gradebook.db") as book:
            return done, book.execute("SELECT count(*) FROM grade WHERE auto_score = 1").fetchone()[0]

    return run


def _write_book(path: Path, source: str) -> None:
    known = {"schema_version": 3, "locked": False}
    mine = {"nbgrader": {**known, "grade": False, "grade_id": "mine", "solution": True, "task": False}}
    test = {"nbgrader": {**known, "grade": True, "grade_id": "test", "solution": False, "task": False, "points": 1, "locked": True}}
    cells = [new_code_cell(source, metadata=mine), new_code_cell(f"{CHECK}\ncheck(gradient)", metadata=test)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.parent.mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells, metadata=kernel), path)


def _with_tools(python: Path) -> dict[str, str]:
    """Both find what they start, a kernel among it, by the PATH."""
    return {**os.environ, "PATH": f"{python.parent}:{os.environ['PATH']}"}


def _otter(folder: Path, python: Path) -> Tool:
    """Without containers, which its `otter grade` would need."""
    (folder / "tests").mkdir()
    (folder / "tests" / "q1.py").write_text(OTTER, encoding="utf-8")
    otter, environment = str(python.parent / "otter"), _with_tools(python)
    options = ["-t", "tests", "-o", "autograder.zip", "--no-config", "--no-requirements", "--no-environment"]
    subprocess.run([otter, "generate", *options], cwd=folder, env=environment, check=True, capture_output=True)
    each = f'mkdir -p "told/$n" && "{otter}" run -a autograder.zip -o "told/$n" --no-logo "$n"'

    def run(folder: Path, number: int) -> tuple[Cost, int]:
        done = cost(["sh", "-c", f"for n in class/*/b.py; do {each}; done"], folder, environment)
        told = [json.loads(path.read_text(encoding="utf-8")) for path in (folder / "told").rglob("results.json")]
        return done, sum(test["score"] == 1 for each in told for test in each["tests"] if test["name"] == "q1")

    return run


if __name__ == "__main__":
    main()
