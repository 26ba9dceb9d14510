"""The gradebook: a CSV table of learners and katas, as spreadsheets and learning platforms read it."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.verdict import Scored

_FORMULAS = ("=", "+", "-", "@")
_OF_ALL = ("learner", "points", "possible", "percent")  # what a column may hold beside the points for one kata


class ColumnError(Exception):
    """A column that cannot be filled; the message is for the user."""


def columns(asked: str, katas: Sequence[str]) -> dict[str, str]:
    """From "Email=learner,Grade=percent": what each column is called, and what it holds. "" is learner, every kata, points.

    Raises ColumnError.
    """
    if not asked:
        return {name: name for name in ("learner", *katas, "points")}
    found = {}
    for part in asked.split(","):
        header, equals, name = part.rpartition("=")
        name = name.strip()
        if not equals or name not in (*_OF_ALL, *katas):
            raise ColumnError(f"the column {part!r} should be HEADER=WHAT, with WHAT one of {', '.join((*_OF_ALL, *katas))}")
        if header.strip() in found:
            raise ColumnError(f"two columns are called {header.strip()!r}")
        found[header.strip()] = name
    return found


def grades(
    learners: Sequence[str],
    katas: Sequence[str],
    scored: Mapping[tuple[str, str], Scored],
    worth: Mapping[str, float],
    shown: Mapping[str, str],
) -> list[list[str]]:
    """A row for each learner: the points for each kata, nothing where nothing was handed in; `shown` as `columns` returns it."""
    possible = sum(worth[kata] for kata in katas)
    rows = [list(shown)]
    for learner in learners:
        cells = {kata: f"{each.points:g}" for kata in katas if (each := scored.get((learner, kata))) is not None}
        points = sum(scored[learner, kata].points for kata in cells)
        percent = 100 * points / possible if possible else 0.0
        all_of_it = {"learner": learner, "points": f"{points:.6g}", "possible": f"{possible:.6g}", "percent": f"{percent:.6g}"}
        rows.append([{**cells, **all_of_it}.get(name, "") for name in shown.values()])
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
