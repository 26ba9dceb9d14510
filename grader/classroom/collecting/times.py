"""When something was handed in, in UTC."""

import re
import stat
from datetime import UTC, datetime, tzinfo
from os import stat_result
from pathlib import Path
from zoneinfo import ZoneInfo

_TIME = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?)(?: ([A-Za-z0-9_+:/-]{1,50}))?\s*", re.ASCII)
_OFFSET = re.compile(r"[+-]\d\d:?\d\d", re.ASCII)
_MOST_BYTES = 200  # of a timestamp.txt


class TimeError(Exception):
    """There is no time in this; the message is for the user."""


def changed(status: stat_result) -> datetime | None:
    """When a file was changed last; None for a time beyond all calendars."""
    try:
        return datetime.fromtimestamp(status.st_mtime_ns / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def of_entry(date_time: tuple[int, int, int, int, int, int]) -> datetime | None:
    """The date of an entry in a zip. It has no zone (APPNOTE.TXT 4.4.6), and is read, as unzip does, in the zone of this machine."""
    try:
        return datetime(*date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


def stamped(path: Path) -> datetime:
    """The time in a timestamp.txt of nbgrader. Raises TimeError."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise TimeError("this is no file")
        with path.open("rb") as file:
            return parsed(file.read(_MOST_BYTES).decode("utf-8", "replace"))
    except OSError as error:
        raise TimeError(f"it cannot be read: {error.strerror}") from error


def parsed(text: str) -> datetime:
    """The time in a text like `2015-02-02 14:58:23.948203 America/Los_Angeles`; without a zone in UTC, as nbgrader takes it.

    Raises TimeError.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise TimeError(f"{text[:60]!r} is not a time like 2015-02-02 14:58:23.948203 UTC")
    try:
        return datetime.fromisoformat(match[1]).replace(tzinfo=_zone(match[2] or "UTC")).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise TimeError(f"{text[:60]!r} is no time: {error}") from error


def _zone(name: str) -> tzinfo:
    """`UTC`, an offset, or a name of the time zone database. Abbreviations like PST mean several zones. Raises TimeError and ValueError."""
    if name in ("UTC", "UCT", "Z"):
        return UTC
    if _OFFSET.fullmatch(name):
        zone = datetime.strptime(name, "%z").tzinfo
        assert zone is not None
        return zone
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # KeyError: there is no such zone; the others: the name of another file, or a folder
        raise TimeError(f"{name!r} is no time zone that is known here: UTC, +01:00 or Europe/Berlin are") from error
