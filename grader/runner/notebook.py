"""Code cells of a Jupyter notebook, read with nbformat inside the box; no kernel, no output, no magic."""

import ast
import re
from dataclasses import dataclass

from grader.runner.trouble import Source
from grader.wire.messages import Marks, ReadMarks

_MAGIC = re.compile(r"^(\s*)(?:[%!?]|.*\?\s*$|[\w, ]+=\s*[%!])")
_PYTHON_CELL_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun", "%%kata")
_MARK = re.compile(r"\s*(?:#[ \t]*kata[ \t]*:[ \t]*([A-Za-z0-9_-]+)[ \t]*(?:\r?\n|$)|%%kata[ \t]+([A-Za-z0-9_-]+))")
_MOST_LETTERS, _MOST_NAMED = 100, 10


@dataclass(frozen=True)
class _Cell:
    """A code cell: its number in the file, its text, and the kata that it says it is for ("" for none)."""

    number: int
    text: str
    mark: str


def warm() -> None:
    """Read a small notebook of format 3, so that nbformat has what converts it, schema files among it, in memory before the box closes."""
    cell = b'{"cell_type": "code", "metadata": {}, "outputs": [], "input": "1", "language": "python", "collapsed": false}'
    _cells(b'{"worksheets": [{"cells": [%s]}], "metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0}' % cell)


def code_cells(raw: bytes, filename: str, names: list[str]) -> list[Source]:
    """One Source per code cell, numbered as cells are counted in the file. Raises ValueError with a message for the learner.

    Where cells say which kata they are for, those of other katas than the one that is called `names` are left out.
    """
    cells = _cells(raw)
    marked = [cell for cell in cells if cell.mark]
    if names and marked:
        if not any(_is_called(cell.mark, names) for cell in marked):
            raise ValueError(_of_others(marked, names[0].upper()))
        cells = [cell for cell in cells if not cell.mark or _is_called(cell.mark, names)]
    found = [Source(f"{filename}, cell {cell.number}", _python(cell.text), cell.number) for cell in cells]
    if not any(source.text.strip() for source in found):
        raise ValueError("the notebook has no code cells with code in them")
    return found


def marks(message: ReadMarks) -> Marks:
    """The katas that its cells say they are for; none where it cannot be read."""
    try:
        return Marks(_named(_cells(message.source)))
    except ValueError:
        return Marks([])


def _cells(raw: bytes) -> list[_Cell]:
    from nbformat import convert, reader

    try:
        # Not nbformat.reads, which only warns of what is odd in a notebook, but opens a schema file for that: no box can.
        book = convert(reader.reads(raw.decode("utf-8-sig")), 4)  # type: ignore[no-untyped-call]
        cells = [(number, cell) for number, cell in enumerate(book.cells, 1) if cell.cell_type == "code"]
        return [_Cell(number, cell.source, _mark(cell.source, cell.metadata)) for number, cell in cells]
    except OSError:  # it wanted a schema file, to warn of something in format 3
        raise ValueError("this notebook is of an old format, and not quite in order: open it in Jupyter, save it, and try again") from None
    except Exception as error:  # nbformat raises many kinds on many kinds of odd JSON
        raise ValueError(f"this is not a notebook that can be read: {type(error).__name__}: {str(error)[:200]}") from None


def _mark(text: str, metadata: object) -> str:
    """What the first line says, which people see, before what the metadata says, which is copied with a cell."""
    found = _MARK.match(text)
    said = found[1] or found[2] if found else metadata.get("kata") if isinstance(metadata, dict) else None
    return said.strip()[:_MOST_LETTERS] if isinstance(said, str) else ""


def _is_called(mark: str, names: list[str]) -> bool:
    return mark.lower().replace("-", "_") in names


def _named(cells: list[_Cell]) -> list[str]:
    return list(dict.fromkeys(cell.mark for cell in cells if cell.mark))


def _of_others(marked: list[_Cell], kata: str) -> str:
    found = _named(marked)
    others = ", ".join(found[:_MOST_NAMED]) + (", …" if len(found) > _MOST_NAMED else "")
    return f"the notebook has cells for {others}, but none for {kata}: begin the cell of your repair with the line `# kata: {kata}`"


def _python(text: str) -> str:
    """A cell's Python, line numbers kept: magics and shell lines become `pass`, a cell in another language becomes nothing."""
    if text.startswith("%%"):
        first, _, rest = text.partition("\n")
        text = "\n" + rest if first.split()[0] in _PYTHON_CELL_MAGICS else ""
    lines = text.split("\n")
    for _ in range(len(lines)):
        wrong = _line_that_does_not_parse("\n".join(lines))
        magic = _MAGIC.match(lines[wrong - 1]) if 0 < wrong <= len(lines) else None
        if magic is None:  # fine, or a mistake of the learner's
            break
        # Only a line that the parser stumbles over: "% b" may continue a longer statement.
        lines[wrong - 1] = f"{magic.group(1)}pass"
    return "\n".join(lines)


def _line_that_does_not_parse(text: str) -> int:
    """The line (from 1) at which Python's parser gives up; 0 if it does not."""
    try:
        ast.parse(text)
    except SyntaxError as error:
        return error.lineno or 0
    except (ValueError, MemoryError, RecursionError):
        return 0
    return 0
