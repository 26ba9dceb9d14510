"""A notebook with several katas: which cells are run for which, and what is said where none is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader import catalogue, submission
from grader.marks import katas_of
from grader.sandbox.server import Server
from grader.verdict import Outcome
from tests.unit.test_runner_notebook import HONEST, book, code, text

B, S04 = catalogue.find("B"), catalogue.find("S04")
OTHER = S04.solutions[0].read_text(encoding="utf-8")
GradeSource = Callable[..., Any]


def of(kata: object, source: str) -> dict[str, Any]:
    """A code cell with this id in its metadata."""
    return code(source, metadata={"kata": kata})


# How a learner may say that a cell is for B.
MARKED = {
    "metadata": of("B", HONEST),
    "metadata_in_other_words": of(" b_Shared-Graph ", HONEST),
    "first_line": code(f"# kata: B\n{HONEST}"),
    "first_line_of_another_cut": code(f"\n  #kata:b  \r\n{HONEST}"),
    "magic": code(f"%%kata B\n{HONEST}"),
    "magic_with_options": code(f"%%kata shared_graph --seed 3\n{HONEST}"),
    "first_line_before_metadata": of("S04", f"# kata: B\n{HONEST}"),
}


@pytest.mark.parametrize("cell", MARKED.values(), ids=MARKED)
def test_a_marked_cell_is_run_for_its_kata_only(cell: dict[str, Any], grade_source: GradeSource) -> None:
    """The other's function has the same name, and comes later."""
    source = book(text("# Homework"), code("import torch"), cell, of("S04", OTHER), of("Q77", "def gradient(x):\n    return None"))
    assert grade_source("B", source, suffix=".ipynb").outcome is Outcome.PASSED
    assert grade_source("S04", source, suffix=".ipynb").outcome is Outcome.PASSED


def test_cells_of_nobody_are_run_for_everybody(grade_source: GradeSource) -> None:
    """In the order of the notebook, checks and shell lines left out."""
    helper = "def slope(x):\n    return BEFORE(x)\n"
    source = book(
        code(helper),
        of("B", "BEFORE = None\n" + HONEST.replace("gradient", "mine")),
        code("BEFORE = mine"),
        of("B", "%matplotlib inline\ngradient = slope"),
        code("!kata check B hw1.ipynb"),
        code("%load_ext grader"),
    )
    verdict = grade_source("B", source, suffix=".ipynb")
    assert verdict.outcome is Outcome.PASSED, verdict


def test_without_marks_all_cells_are_run(grade_source: GradeSource) -> None:
    """What is no mark: another metadata, a comment further down, a text that only mentions one."""
    cells = (
        code(HONEST, metadata={"kata": 7}),
        code("x = 1\n# kata: S04\n", metadata={"kata": "  "}),
        code("# kata: S04, perhaps"),
        code("# my kata: S04"),
        code("'''\n# kata: S04\n'''"),
        text("# kata: S04", metadata={"kata": "S04"}),
    )
    assert grade_source("B", book(*cells), suffix=".ipynb").outcome is Outcome.PASSED


def test_a_notebook_with_cells_for_others_cannot_be_loaded(grade_source: GradeSource) -> None:
    """The message says for which, and how to say that one is for this kata; there may be many."""
    source = book(code("import torch"), of("S04", HONEST), code(f"# kata: C\n{HONEST}"), of("S04", ""))
    verdict = grade_source("B", source, suffix=".ipynb")
    assert verdict.outcome is Outcome.CANNOT_LOAD
    (finding,) = verdict.findings
    assert finding.message == ("the notebook has cells for S04, C, but none for B: begin the cell of your repair with the line `# kata: B`")
    many = grade_source("B", book(*(of(f"{number}\x1b[2J<b>" * 99, "") for number in range(500))), suffix=".ipynb").findings[0].message
    assert len(many) < 1_400
    assert "\x1b" not in many


def test_the_line_and_the_rule_are_looked_for_in_the_right_cell(grade_source: GradeSource) -> None:
    """The syntax tree is read of the same cells."""
    formula = "def gradient(x):\n    x = x.detach()\n    y = x * x + 1\n    return 6 * x * (y**2 + (y - 3) ** 2)\n"
    verdict = grade_source("B", book(of("B", "\n" + formula), of("S04", HONEST)), suffix=".ipynb")
    assert (verdict.outcome, verdict.findings[0].cell, verdict.findings[0].line) == (Outcome.BROKE_RULE, 1, 2)
    raised = grade_source("B", book(of("S04", ""), code("%%kata B\n\ndef gradient(x):\n    return 1 / 0\n")), suffix=".ipynb")
    assert (raised.outcome, raised.findings[0].cell, raised.findings[0].line) == (Outcome.RAISED, 2, 4)


def test_the_names_are_those_that_a_command_takes() -> None:
    """The box and the command line agree on what a kata is called."""
    assert B.names == ("b", "b", "shared_graph", "b_shared_graph")
    assert S04.load_spec().names == S04.names == ("s04", "s4", S04.slug, S04.name)
    assert {catalogue.find(name) for name in S04.names} == {S04}


BOOKS = {
    "several": (
        book(of("B", HONEST), code("x = 1"), code("# kata: S04\n"), of("Q77", "raise SystemExit"), of("B", "")),
        ["B", "S04", "Q77"],
    ),
    "none": (book(code(HONEST)), []),
    "no_notebook": ("def gradient(x): return x\n", []),
    "odd_metadata": (book(of(["B"], "x"), of(None, "x"), of(7, "x"), of("", "x")), []),
    "another_format": (book(of("B", HONEST), minor=0), ["B"]),
    "hostile": (book(of("\x1b[2J\u202eB\n<script>", "x")), ["\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}B <script>"]),
    "half_a_character": (book(of("\ud800", "x")), ["?"]),
    "too_many": (book(*(of(f"k{number}", "") for number in range(1000))), [f"k{number}" for number in range(200)]),
    "too_long": (book(of("k" * 100_000, "")), ["k" * 100]),
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_notebook_says_for_which_katas_it_is(name: str, reader: Server, tmp_path: Path) -> None:
    """Read in a box that runs nothing of it; what cannot be read says nothing."""
    content, expected = BOOKS[name]
    path = tmp_path / "hw1.ipynb"
    path.write_text(content, encoding="utf-8", errors="surrogatepass")
    assert katas_of(submission.read(path), reader) == expected
