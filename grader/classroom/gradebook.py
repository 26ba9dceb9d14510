"""The gradebook: a CSV table of learners and katas, as spreadsheets and learning platforms read it."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

PASSED = "PASSED"
_FORMULAS = ("=", "+", "-", "@")


def grades(learners: Sequence[str], katas: Sequence[str], outcomes: Mapping[tuple[str, str], str]) -> list[list[str]]:
    """A row for each learner: 1 for a kata that was passed, 0 for one that was not, nothing where nothing was handed in; and their sum."""
    rows = [["learner", *katas, "passed"]]
    for learner in learners:
        row = [outcomes.get((learner, kata)) for kata in katas]
        points = ["" if each is None else "1" if each == PASSED else "0" for each in row]
        rows.append([learner, *points, str(points.count("1"))])
    return rows


def replace(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write a table, every cell defused. Whoever reads the file meanwhile sees the old one or the new one, whole."""
    stream = io.StringIO()
    # All quoted: also what another separator, as in many countries, would split.
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([defused(cell) for cell in row] for row in rows)
    fresh = path.with_suffix(".new")
    fresh.write_text(stream.getvalue(), encoding="utf-8", newline="")
    fresh.replace(path)


def defused(cell: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection), on one line; what cannot be printed as Python writes it."""
    plain = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in cell)
    return f"'{plain}" if cell.lstrip().startswith(_FORMULAS) else plain
