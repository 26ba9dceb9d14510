"""What a course decides, as it is written on the command line: its katas, and their points."""

import math
from datetime import date, datetime, time, timedelta

import click

from grader import catalogue

_MOST_POINTS = 10_000  # a gradebook has six digits


def katas(text: str) -> list[str]:
    """A,B,S04: the id of each, once. Raises UnknownKata, and click.BadParameter if there is none."""
    found = list(dict.fromkeys(catalogue.find(each).id for each in _parts(text)))
    if not found:
        raise click.BadParameter(f"{text!r} names no kata: write A,B,S04")
    return found


def weights(context: click.Context, parameter: click.Parameter, text: str) -> dict[str, float]:
    """B=2,S04=0.5 by kata. Raises click.BadParameter, and UnknownKata."""
    found: dict[str, float] = {}
    for part in _parts(text):
        name, _, number = part.partition("=")
        try:
            weight = float(number)
        except ValueError:
            weight = math.nan
        if not 0 <= weight <= _MOST_POINTS:
            raise click.BadParameter(f"{part!r} should be a kata and a number of points up to {_MOST_POINTS:,}, as in B=2")
        kata = catalogue.find(name.strip()).id
        if kata in found:
            raise click.BadParameter(f"{part!r}: {kata} has {found[kata]:g} points already; name each kata once")
        found[kata] = weight
    return found


def due(context: click.Context, parameter: click.Parameter, text: str | None) -> datetime | None:
    """ISO 8601; without an offset in the time zone of this machine, without a time the end of that day. Raises click.BadParameter."""
    if text is None:
        return None
    try:
        return (_end_of(text) or datetime.fromisoformat(text)).astimezone()
    except (ValueError, OverflowError) as error:  # OverflowError: a day at the end of all calendars
        raise click.BadParameter(f"{text!r} is no date: write 2026-11-30, or 2026-11-30T18:00+01:00") from error


def _end_of(text: str) -> datetime | None:
    """Of a day; None for what is more than a date."""
    try:
        return datetime.combine(date.fromisoformat(text), time()) + timedelta(days=1)
    except ValueError:
        return None


def _parts(text: str) -> list[str]:
    return [part for each in text.split(",") if (part := each.strip())]
