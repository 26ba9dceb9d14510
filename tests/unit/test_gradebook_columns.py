"""Columns as a learning platform wants them."""

import pytest

from grader.classroom.gradebook import ColumnError, columns, grades
from grader.verdict import Outcome, Scored, Verdict

RIGHT = {("ann", "B"): Scored("ann", Verdict("B", "t", Outcome.PASSED), 1.5, 2.0)}


def test_columns_are_called_and_filled_as_asked() -> None:
    """A header may hold an equals sign."""
    shown = columns("Email=learner,Task=1=B,Grade=percent,Max=possible", ["A", "B"])
    assert grades(["ann"], ["A", "B"], RIGHT, {"A": 1.0, "B": 2.0}, shown) == [
        ["Email", "Task=1", "Grade", "Max"],
        ["ann", "1.5", "50", "3"],
    ]


def test_a_gradebook_without_katas_has_no_percent_of_nothing() -> None:
    """Nobody divides by zero."""
    assert grades(["ann"], [], {}, {}, columns("N=learner,P=percent", [])) == [["N", "P"], ["ann", "0"]]


def test_two_columns_of_one_name_are_refused() -> None:
    """One of them would be lost, silently."""
    with pytest.raises(ColumnError, match="two columns are called 'Grade'"):
        columns("Grade=learner, Grade=percent", ["B"])


@pytest.mark.parametrize("asked", ["Grade", "Grade=Q77", "Grade=", "=learner,,"])
def test_a_column_of_nothing_is_refused(asked: str) -> None:
    """The message names it, and what there is."""
    with pytest.raises(ColumnError, match="learner, points, possible, percent, B"):
        columns(asked, ["B"])
