"""From verdicts to points."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from grader.classroom.scores import Policy, scored
from grader.verdict import Outcome, Verdict

DUE = datetime(2026, 11, 30, 18, tzinfo=UTC)
PASSED, FAILED = (Verdict("B", "t", outcome, seed=7) for outcome in (Outcome.PASSED, Outcome.DIED))


@pytest.mark.parametrize(
    ("after", "points", "note"),
    [
        (timedelta(days=-3), 2.0, ""),
        (timedelta(0), 2.0, ""),
        (timedelta(seconds=1), 1.5, "1 day late: 25 % less"),
        (timedelta(days=1), 1.5, "1 day late: 25 % less"),
        (timedelta(days=1, seconds=1), 1.0, "2 days late: 50 % less"),
        (timedelta(days=9), 0.0, "9 days late: 100 % less"),
    ],
)
def test_each_day_begun_costs_its_percent(after: timedelta, points: float, note: str) -> None:
    """And never more than there is."""
    told = scored("ann", PASSED, DUE + after, Policy({"B": 2.0}, DUE, 25.0))
    assert (told.points, told.possible, told.note) == (points, 2.0, note)


def test_another_time_zone_is_the_same_moment() -> None:
    """19:00 in Paris is 18:00 in UTC."""
    paris = datetime(2026, 11, 30, 19, tzinfo=timezone(timedelta(hours=1)))
    assert scored("ann", PASSED, paris, Policy({}, DUE, 50.0)).points == 1.0


def test_late_is_told_though_it_costs_nothing() -> None:
    """Without --late."""
    told = scored("ann", PASSED, DUE + timedelta(hours=1), Policy({}, DUE))
    assert (told.points, told.note) == (1.0, "1 day late")


@pytest.mark.parametrize("at", [None, DUE])
def test_what_is_wrong_is_worth_nothing_whenever_it_came(at: datetime | None) -> None:
    """A time that is not known is not late."""
    told = scored("ann", FAILED, at, Policy({"S04": 9.0}))
    assert (told.points, told.possible, told.note) == (0.0, 1.0, "")


def test_a_secret_seed_is_in_no_score() -> None:
    """It stands for the salt of some run, whatever the salt of this one is: with --only-new they differ."""
    assert scored("ann", PASSED, None, Policy()).verdict.seed is None
    assert scored("ann", replace(PASSED, seed=0), None, Policy()).verdict.seed == 0
