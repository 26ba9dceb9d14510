"""A ledger that is damaged: what can be read of it, and of its backup, in a new one. What cannot is graded again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from grader.classroom.ledger import Grade, Key, Ledger, LedgerError, alone, opened
from grader.reporters import json

_SMALLEST_ROW = 100  # bytes: no file holds more rows than its size says
_KEY = [field.name for field in fields(Key)]
_COLUMNS = [*_KEY, "path", "outcome", "verdict", "graded_at"]


def backup_of(path: Path) -> Path:
    """Where the backup of this ledger is kept."""
    return path.with_suffix(".backup.sqlite")


def _repaired(path: Path) -> Path:
    return path.with_suffix(".repaired.sqlite")


def refuse_interrupted(path: Path) -> None:
    """Raises LedgerError if a repair was interrupted: the ledger, or what was in it, may be in its new file only."""
    if _repaired(path).exists():
        raise LedgerError(f"{path}: a repair was interrupted; the same command with --repair brings it to its end")


def back_up(ledger: Ledger, path: Path) -> None:
    """Copy the whole ledger; whoever looks for the backup meanwhile finds the old one or the new one."""
    fresh = backup_of(path).with_suffix(".new")
    fresh.unlink(missing_ok=True)
    ledger.copy_to(fresh)
    fresh.replace(backup_of(path))


def repair(path: Path) -> tuple[Path, int]:
    """Put the damaged file aside, and a new one in its place. Returns where the old one is now, and how many grades were saved.

    Raises LedgerError and OSError.
    """
    fresh, aside = _repaired(path), path.with_suffix(f".damaged-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite")
    with alone(path):
        with opened(fresh) as ledger:  # with what a repair has saved that was interrupted, if there was one
            # The older one first: of two verdicts on the same program the later one counts.
            ledger.add(*_readable(backup_of(path)), *_readable(path))
            saved = sum(1 for _ in ledger.history())
        for end in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                Path(f"{path}{end}").rename(f"{aside}{end}")
        fresh.rename(path)
        fresh.with_suffix(".lock").unlink()
    return aside, saved


def _readable(path: Path) -> Iterator[Grade]:
    if not path.exists():
        return
    log = Path(f"{path}-wal")  # what was graded last is only in there, if the grader was killed
    size = path.stat().st_size + (log.stat().st_size if log.exists() else 0)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for number in range(1, size // _SMALLEST_ROW):
            try:
                row = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM grades WHERE id = ?", (number,)).fetchone()
            except sqlite3.DatabaseError:
                continue
            if row is not None and _sound(grade := Grade(Key(*row[: len(_KEY)]), *row[len(_KEY) :])):
                yield grade


def _sound(grade: Grade) -> bool:
    """Whether the parts of a row agree: a damaged page may hold any bytes."""
    try:
        verdict = json.read(grade.verdict)
    except (ValueError, TypeError, KeyError):
        return False
    return (verdict.kata, verdict.sha256, verdict.outcome) == (grade.key.kata, grade.key.sha256, grade.outcome)
