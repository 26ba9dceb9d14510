"""Code cells of a Jupyter notebook, read with nbformat inside the box; no kernel, no output, no magic."""

import ast
import re

from grader.runner.trouble import Source

_MAGIC = re.compile(r"^(\s*)(?:[%!?]|.*\?\s*$|[\w, ]+=\s*[%!])")
_PYTHON_CELL_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun")


def warm() -> None:
    """Read one small notebook, so that nbformat has its schema files in memory before the box closes."""
    cell = b'{"id": "a", "cell_type": "code", "source": "1", "metadata": {}, "outputs": [], "execution_count": null}'
    code_cells(b'{"cells": [' + cell + b'], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "warm.ipynb")


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
        return "\n" + rest if first.split()[0] in _PYTHON_CELL_MAGICS else ""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return "\n".join(_without_magic(line) for line in text.split("\n"))
    return text


def _without_magic(line: str) -> str:
    magic = _MAGIC.match(line)
    return f"{magic.group(1)}pass" if magic and not line.lstrip().startswith("#") else line
