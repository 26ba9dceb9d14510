"""Code cells of a Jupyter notebook, read with nbformat inside the box; no kernel, no output, no magic."""

import ast
import re

from grader.runner.trouble import Source

_MAGIC = re.compile(r"^(\s*)(?:[%!?]|.*\?\s*$|[\w, ]+=\s*[%!])")
_PYTHON_CELL_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun")


def warm() -> None:
    """Read a small notebook of every format, so that nbformat has its schema files in memory before the box closes."""
    source = b'"cell_type": "code", "metadata": {}, "outputs": []'
    for minor in range(6):
        cell = b'{"id": "a", ' * (minor == 5) + b"{" * (minor != 5) + b'"source": "1", "execution_count": null, ' + source + b"}"
        code_cells(b'{"cells": [%s], "metadata": {}, "nbformat": 4, "nbformat_minor": %d}' % (cell, minor), "warm.ipynb")
    cell = b'{"input": "1", "language": "python", "collapsed": false, ' + source + b"}"
    code_cells(b'{"worksheets": [{"cells": [%s]}], "metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0}' % cell, "warm.ipynb")


def code_cells(raw: bytes, filename: str) -> list[Source]:
    """One Source per code cell, numbered as cells are counted in the file. Raises ValueError with a message for the learner."""
    import nbformat

    try:
        book = nbformat.reads(raw.decode("utf-8-sig"), as_version=4)  # type: ignore[no-untyped-call]
        cells = [(number, cell) for number, cell in enumerate(book.cells, 1) if cell.cell_type == "code"]
        found = [Source(f"{filename}, cell {number}", _python(cell.source), number) for number, cell in cells]
    except Exception as error:  # nbformat raises many kinds on many kinds of odd JSON
        raise ValueError(f"this is not a notebook that can be read: {type(error).__name__}: {str(error)[:200]}") from None
    if not any(source.text.strip() for source in found):
        raise ValueError("the notebook has no code cells with code in them")
    return found


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
