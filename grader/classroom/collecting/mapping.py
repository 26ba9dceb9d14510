"""A teacher's table of which file is for which kata."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from grader import catalogue
from grader.catalogue import UnknownKata
from grader.classroom.collecting.found import CollectError

_HEADER = ["pattern", "kata"]


@dataclass(frozen=True)
class Row:
    """One line of the table. In `pattern`, * stands for any letters, a slash among them."""

    line: int
    pattern: str
    kata: str


@dataclass
class KataTable:
    """The table, and which of its rows were of use."""

    rows: Sequence[Row] = ()
    path: str = ""
    used: set[int] = field(default_factory=set)

    def kata(self, parts: Sequence[str]) -> str | None:
        """The kata that a file in a learner's folder is for: the first row that matches says so."""
        below = "/".join(parts)
        row = next((each for each in self.rows if fnmatchcase(below, each.pattern)), None)
        if row is None:
            return None
        self.used.add(row.line)
        return row.kata

    def unused(self) -> list[str]:
        """A message for each row that no file has met."""
        return [f"{self.path}, line {row.line}: no file is called {row.pattern}" for row in self.rows if row.line not in self.used]


def read(path: Path) -> KataTable:
    """The table in a CSV file with two columns, pattern and kata; a header with these names is none of its rows. Raises CollectError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CollectError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CollectError(f"{path} is not UTF-8 text") from error
    table = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [(table.line_num, [cell.strip() for cell in cells]) for cells in table if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise CollectError(f"{path}, line {table.line_num}: {error}") from error
    if rows and [cell.lower() for cell in rows[0][1]] == _HEADER:
        del rows[0]
    return KataTable([_row(path, line, cells) for line, cells in rows], str(path))


def _row(path: Path, line: int, cells: list[str]) -> Row:
    if len(cells) != 2 or not all(cells):
        raise CollectError(f"{path}, line {line}: a row has a pattern and a kata, as in hw1/task3.py,B; not {','.join(cells)[:200]!r}")
    try:
        return Row(line, cells[0], catalogue.find(cells[1]).id)
    except UnknownKata as error:
        raise CollectError(f"{path}, line {line}: {error}") from error
