"""The table that a spreadsheet opens: right, and harmless whatever a learner is called."""

import csv
import io

import pytest

from grader.classroom import gradebook


def test_passed_is_one_failed_is_zero_and_nothing_is_nothing() -> None:
    """Who handed in nothing is there, too."""
    outcomes = {("ann", "A"): "PASSED", ("ann", "B"): "DIED", ("bob", "B"): "PASSED"}
    told = list(csv.reader(io.StringIO(gradebook.table(["ann", "bob", "carl"], ["A", "B"], outcomes))))
    assert told == [["learner", "A", "B", "passed"], ["ann", "1", "0", "1"], ["bob", "", "1", "1"], ["carl", "", "", "0"]]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        (" =1", "'=1"),
        ("\t=1", "'=1"),
        ("two\nlines", "two lines"),
        ('a,"b', 'a,"b'),
        ("Ærøskøbing", "Ærøskøbing"),
    ],
)
def test_no_cell_is_a_formula_or_a_second_line(name: str, cell: str) -> None:
    """And each comes back as one cell."""
    told = list(csv.reader(io.StringIO(gradebook.table([name], [], {}))))
    assert told[1][0] == cell


def test_a_name_is_no_second_cell_where_semicolons_separate() -> None:
    """As in the spreadsheets of many countries: the rest of it would be a formula, or a grade."""
    told = gradebook.table(["a;=1"], ["A"], {})
    assert '"a;=1"' in told.splitlines()[1]
