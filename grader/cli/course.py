"""What a course decides about points, as it is written on the command line."""

import math
from datetime import datetime, timedelta

import click

from grader import catalogue

_MOST_POINTS = 10_000  # a gradebook has six digits


def weights(context: click.Context, parameter: click.Parameter, text: str) -> dict[str, float]:
    """B=2,S04=0.5 by kata. Raises click.BadParameter, and UnknownKata."""
    found = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        name, _, number = part.partition("=")
        try:
            weight = float(number)
        except ValueError:
            weight = math.nan
        if not 0 <= weight <= _MOST_POINTS:
            raise click.BadParameter(f"{part!r} should be a kata and a number of points up to {_MOST_POINTS:,}, as in B=2")
        found[catalogue.find(name.strip()).id] = weight
    return found


def due(context: click.Context, parameter: click.Parameter, text: str | None) -> datetime | None:
    """ISO 8601; without an offset in the time zone of this machine, without a time the end of that day. Raises click.BadParameter."""
    if text is None:
        return None
    try:
        parsed = datetime.fromisoformat(text)
        whole_day = timedelta(days="T" not in text and " " not in text)
        return (parsed + whole_day).astimezone()
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(f"{text!r} is no date: write 2026-11-30, or 2026-11-30T18:00+01:00") from error
