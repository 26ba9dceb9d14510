"""The gradebook: a CSV table of learners and katas, as spreadsheets and learning platforms read it."""

import csv
import io
from collections.abc import Mapping, Sequence

PASSED = "PASSED"
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def table(learners: Sequence[str], katas: Sequence[str], outcomes: Mapping[tuple[str, str], str]) -> str:
    """A row for each learner: 1 for a kata that was passed, 0 for one that was not, nothing where nothing was handed in; and their sum."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)  # also what another separator, as in many countries, would split
    writer.writerow(["learner", *katas, "passed"])
    for learner in learners:
        row = [outcomes.get((learner, kata)) for kata in katas]
        points = ["" if each is None else "1" if each == PASSED else "0" for each in row]
        writer.writerow([defused(learner), *points, str(points.count("1"))])
    return stream.getvalue()


def defused(cell: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection), on one line."""
    plain = " ".join(cell.split())
    return f"'{plain}" if cell.startswith(_FORMULAS) or plain.startswith(_FORMULAS) else plain
