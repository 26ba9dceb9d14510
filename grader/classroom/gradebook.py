"""The gradebook: a CSV table of learners and katas, as spreadsheets and learning platforms read it."""

import csv
import io
from collections.abc import Mapping, Sequence

from grader.reporters import words
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
    known = {name.lower(): name for name in (*_OF_ALL, *katas)}
    found: dict[str, str] = {}
    for part in asked.split(","):
        header, _, name = (each.strip() for each in part.rpartition("="))
        if not header or name.lower() not in known:
            raise ColumnError(f"the column {part!r} should be HEADER=WHAT, with WHAT one of {', '.join(known.values())}")
        if header in found:
            raise ColumnError(f"two columns are called {header!r}: give each a name of its own")
        found[header] = known[name.lower()]
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
        cells = {kata: str(words.number(each.points)) for kata in katas if (each := scored.get((learner, kata))) is not None}
        points = sum(scored[learner, kata].points for kata in cells)
        percent = 100 * points / possible if possible else 0.0
        sums = {"points": points, "possible": possible, "percent": percent}
        all_of_it = {name: str(words.number(value)) for name, value in sums.items()}
        rows.append([{**cells, **all_of_it, "learner": learner}.get(name, "") for name in shown.values()])
    return rows


def render(rows: Sequence[Sequence[str]]) -> str:
    """A table as CSV, every cell defused."""
    stream = io.StringIO()
    # All quoted: also what another separator, as in many countries, would split.
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([defused(cell) for cell in row] for row in rows)
    return stream.getvalue()


def defused(cell: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection), on one line; what cannot be printed as Python writes it."""
    plain = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in cell)
    return f"'{plain}" if cell.lstrip().startswith(_FORMULAS) else plain
