"""What this learner has done: tried or passed, hints seen, where the file is. One small SQLite file, never needed for a verdict."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_SCHEMA = """
CREATE TABLE IF NOT EXISTS progress (
    kata TEXT PRIMARY KEY,
    state TEXT NOT NULL DEFAULT 'not started' CHECK (state IN ('not started', 'tried', 'passed')),
    hints INTEGER NOT NULL DEFAULT 0,
    file TEXT NOT NULL DEFAULT ''
)
"""
_BUSY_SECONDS = 5.0


@dataclass(frozen=True)
class Record:
    """One kata's row. `state` is "not started", "tried" or "passed"; `file` is the learner's copy, "" if there is none."""

    state: str = "not started"
    hints: int = 0
    file: str = ""


class NoHome(Exception):
    """There is no folder to keep anything in."""


def home() -> Path:
    """The folder of progress.sqlite: $KATA_HOME, or the user's data folder. Raises NoHome."""
    return _folder("", platformdirs.user_data_dir)


def cache() -> Path:
    """The folder of banks: below $KATA_HOME, or the user's cache folder. Raises NoHome."""
    return _folder("cache", platformdirs.user_cache_dir)


def _folder(below: str, of_user: Callable[..., str]) -> Path:
    chosen = os.environ.get("KATA_HOME")
    if chosen:
        return Path(chosen) / below
    try:
        return Path(of_user("gradient-katas", appauthor=False))
    except RuntimeError as error:
        raise NoHome("this user has no home folder: set KATA_HOME to a folder for progress and cached questions") from error


def read_all() -> dict[str, Record]:
    """Every record, by kata id. Empty where there is no readable file yet."""
    if not (home() / "progress.sqlite").exists():
        return {}
    try:
        with _database() as database:
            rows = database.execute("SELECT kata, state, hints, file FROM progress").fetchall()
    except (sqlite3.Error, OSError):
        return {}
    return {kata: Record(state, hints, file) for kata, state, hints, file in rows}


def read(kata: str) -> Record:
    """One record."""
    return read_all().get(kata, Record())


def tried(kata: str, passed: bool) -> None:
    """Note a check; what was passed once stays passed."""
    state = "passed" if passed else "tried"
    keep = "state = CASE state WHEN 'passed' THEN 'passed' ELSE excluded.state END"
    _write(f"INSERT INTO progress (kata, state) VALUES (?, ?) ON CONFLICT (kata) DO UPDATE SET {keep}", (kata, state))


def started(kata: str, file: Path) -> None:
    """Remember where the learner's copy is."""
    _write("INSERT INTO progress (kata, file) VALUES (?, ?) ON CONFLICT (kata) DO UPDATE SET file = excluded.file", (kata, str(file)))


def hinted(kata: str, hints: int) -> None:
    """Remember how many hints were shown."""
    _write("INSERT INTO progress (kata, hints) VALUES (?, ?) ON CONFLICT (kata) DO UPDATE SET hints = excluded.hints", (kata, hints))


def _write(statement: str, values: tuple[object, ...]) -> None:
    """Progress is a convenience: if it cannot be kept (full disk, read-only home, damaged file), the command goes on without it."""
    try:
        home().mkdir(parents=True, exist_ok=True)
        with _database() as database:
            database.execute(statement, values)
    except (sqlite3.Error, OSError):
        return


@contextmanager
def _database() -> Iterator[sqlite3.Connection]:
    path = home() / "progress.sqlite"
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as database:
        try:
            database.execute(_SCHEMA)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # locked, read-only, full
                raise
            path.replace(path.with_suffix(".damaged"))  # kept for whoever wants to look; a new one starts empty
            raise
        with database:
            yield database
