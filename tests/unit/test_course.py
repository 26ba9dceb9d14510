"""What a course decides, as it is typed."""

from datetime import datetime

import click
import pytest
from click.testing import CliRunner

from grader.cli import course, group

CONTEXT = click.Context(click.Command("grade"))
PARAMETER = click.Option(["--due"])


def test_katas_are_named_as_everywhere_and_counted_once() -> None:
    """A comma too many is no kata."""
    assert course.katas(" b, S04,,shared_graph,") == ["B", "S04"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-30", "2026-12-01T00:00"),
        ("20261130", "2026-12-01T00:00"),
        ("2026-11-30T18:00", "2026-11-30T18:00"),
        ("2026-11-30 18:00", "2026-11-30T18:00"),
        ("2026-11-30_18:00", "2026-11-30T18:00"),
        ("2026-11-30T18:00+01:00", "2026-11-30T17:00+00:00"),
    ],
)
def test_a_day_is_due_at_its_end_and_a_time_when_it_says(typed: str, meant: str) -> None:
    """Whatever stands between the two."""
    assert course.due(CONTEXT, PARAMETER, typed) == datetime.fromisoformat(meant).astimezone()


@pytest.mark.parametrize("name", ["grade", "regrades", "export"])
def test_a_teachers_help_fits_a_terminal(name: str) -> None:
    """Of a hundred columns, as all of ours."""
    told = CliRunner().invoke(group, [name, "--help"], terminal_width=100).output
    assert told.startswith("Usage: ")
    assert [line for line in told.split("\n") if len(line) > 100] == []
