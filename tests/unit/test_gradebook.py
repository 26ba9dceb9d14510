"""The table that a spreadsheet opens: right, and harmless whatever a learner is called."""

import csv
from pathlib import Path

import pytest

from grader.classroom import files, gradebook
from grader.verdict import Scored, Verdict


def read(path: Path) -> list[list[str]]:
    """As any program reads it."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_passed_is_one_failed_is_zero_and_nothing_is_nothing() -> None:
    """Who handed in nothing is there, too."""
    points = {("ann", "A"): 1.0, ("ann", "B"): 0.0, ("bob", "B"): 1.0}
    scored = {pair: Scored(pair[0], Verdict(pair[1], "t"), each, 1.0) for pair, each in points.items()}
    katas = ["A", "B"]
    told = gradebook.grades(["ann", "bob", "carl"], katas, scored, {"A": 1.0, "B": 1.0}, gradebook.columns("", katas))
    assert told == [["learner", "A", "B", "points"], ["ann", "1", "0", "1"], ["bob", "", "1", "1"], ["carl", "", "", "0"]]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        (" =1", "' =1"),
        ("\t=1", "'\\t=1"),
        ("\u2028=1", "'\\u2028=1"),
        ("two\nlines", "two\\nlines"),
        ("\udce9ric", "\\udce9ric"),
        ("\u202eevil", "\\u202eevil"),
        ('a,"b', 'a,"b'),
        ("Ærø købing", "Ærø købing"),
        (" ann", " ann"),
        ("ann ", "ann "),
    ],
)
def test_no_cell_is_a_formula_or_a_second_line(name: str, cell: str, tmp_path: Path) -> None:
    """And each comes back as one cell, as it was but for what cannot be printed."""
    files.replace(tmp_path / "it.csv", gradebook.render([[name, "1"]]))
    assert read(tmp_path / "it.csv") == [[cell, "1"]]
    assert (tmp_path / "it.csv").read_bytes().count(b"\n") == 1


def test_a_name_is_no_second_cell_where_semicolons_separate(tmp_path: Path) -> None:
    """As in the spreadsheets of many countries: the rest of it would be a formula, or a grade."""
    files.replace(tmp_path / "it.csv", gradebook.render([["a;=1"]]))
    assert (tmp_path / "it.csv").read_bytes() == b'"a;=1"\r\n'


def test_a_gradebook_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the midst of it."""
    files.replace(tmp_path / "it.csv", gradebook.render([["old"]]))

    def full(path: Path, text: str, **_: str) -> None:
        path.write_bytes(text[:3].encode())
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        files.replace(tmp_path / "it.csv", gradebook.render([["new"]]))
    assert read(tmp_path / "it.csv") == [["old"]]
