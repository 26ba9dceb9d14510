"""Katas as a Jupyter notebook: the story, and a cell with the program, which checks itself when it is run.

With what nbgrader wants to know of its cells (`cell.metadata.nbgrader`, schema 3, nbgrader/nbgraderformat/v3.json in
https://github.com/jupyter/nbgrader): the test cells are graded and locked, everything but the programs is locked. A program's cell is an
ordinary one and no "solution": nbgrader empties the solution cells of a source notebook, and this one is where the learner begins.
"""

import re
from collections.abc import Sequence
from typing import Any

from grader.catalogue import Entry

_START = """# Debugging katas

Each program below computes a gradient, and computes it wrong. Repair it in its cell, then run the cell: its first line, `%%kata`, checks it
and says what is still wrong. Leave this line where it is. The cell has to stand alone: put what it imports into it.

Run the next cell first. `!kata hint {first}` in a cell of its own gives a hint."""


def book(entries: Sequence[Entry], nbgrader: bool) -> str:
    """A notebook as JSON text, of format 4.5; if `nbgrader`, with a locked test cell of one point for each kata."""
    import nbformat

    cells = [_cell("markdown", "start", _START.format(first=entries[0].id)), _cell("code", "load", "%load_ext grader")]
    for entry in entries:
        cells += _of_kata(entry, nbgrader)
    if nbgrader:
        for each in cells:
            each.metadata.update(_nbgrader(each))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})  # type: ignore[no-untyped-call]
    nbformat.validate(made)
    return f"{nbformat.writes(made)}\n"  # type: ignore[no-untyped-call]


def _of_kata(entry: Entry, tested: bool) -> list[Any]:
    program = f"%%kata {entry.id}\n{entry.buggy.read_text(encoding='utf-8').rstrip()}"
    cells = [
        _cell("markdown", f"page-{entry.id}", _statement(entry)),
        _cell("code", f"kata-{entry.id}", program, kata=entry.id, deletable=False),
    ]
    if tested:
        cells.append(_cell("code", f"test-{entry.id}", f"%kata_test {entry.id}"))
    return cells


def _statement(entry: Entry) -> str:
    """The page with the kata's id, a level lower, without the line of the symptom, which running the cell shows."""
    page = re.sub(r"^Symptom: .*\n\n?", "", entry.page, flags=re.MULTILINE)
    lower = re.sub(r"^(#+ )", r"#\1", page, flags=re.MULTILINE)
    return lower.replace("## ", f"## {entry.id} · ", 1).rstrip()


def _cell(kind: str, name: str, source: str, **metadata: Any) -> Any:
    import nbformat

    make = nbformat.v4.new_markdown_cell if kind == "markdown" else nbformat.v4.new_code_cell
    return make(source, id=name, metadata=metadata)  # type: ignore[no-untyped-call]


def _nbgrader(cell: Any) -> dict[str, Any]:
    if "kata" in cell.metadata:
        return {}
    tested = cell.id.startswith("test-")
    points = {"points": 1} if tested else {}
    kind = {"schema_version": 3, "grade": tested, "locked": True, "solution": False, "task": False, "grade_id": cell.id, **points}
    return {"nbgrader": kind, "deletable": False, "editable": False}
