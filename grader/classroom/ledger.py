"""The ledger: every verdict on every submission, in one SQLite file that only grows.

What is in it survives whatever happens to the grader.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

_BUSY_SECONDS = 30.0
_VERSION = 1  # of the schema, in the file's user_version
_HOW_TO_MEND = "; the same command with --repair saves what can be read of it, and grades the rest again"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS grades (
    id INTEGER PRIMARY KEY,
    learner TEXT NOT NULL,
    kata TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    suffix TEXT NOT NULL,
    pack TEXT NOT NULL,
    grader TEXT NOT NULL,
    seed INTEGER NOT NULL,
    timeout REAL NOT NULL,
    device TEXT NOT NULL,
    path TEXT NOT NULL,
    outcome TEXT NOT NULL,
    verdict TEXT NOT NULL,
    graded_at TEXT NOT NULL,
    UNIQUE (learner, kata, sha256, suffix, pack, grader, seed, timeout, device)
);
CREATE TRIGGER IF NOT EXISTS no_change BEFORE UPDATE ON grades BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER IF NOT EXISTS no_replacement BEFORE INSERT ON grades WHEN EXISTS (
    SELECT 1 FROM grades WHERE id = NEW.id OR (learner, kata, sha256, suffix, pack, grader, seed, timeout, device)
    = (NEW.learner, NEW.kata, NEW.sha256, NEW.suffix, NEW.pack, NEW.grader, NEW.seed, NEW.timeout, NEW.device)
) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER IF NOT EXISTS no_loss BEFORE DELETE ON grades BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
"""


class LedgerError(Exception):
    """The ledger cannot be used; the message is for the user."""


@dataclass(frozen=True)
class Key:
    """What a verdict depends on: the same key, the same verdict. `sha256` and `suffix` are the submission's, `pack` the kata's.

    The same bytes are another program as .py than as .ipynb; and what was too slow may be in time with a longer `timeout`, in seconds.
    """

    learner: str
    kata: str
    sha256: str
    suffix: str
    pack: str
    grader: str
    seed: int
    timeout: float
    device: str = "sim"


@dataclass(frozen=True)
class Grade:
    """One row: the verdict on one submission, whole, as JSON."""

    key: Key
    path: str
    outcome: str
    verdict: str
    graded_at: str = ""  # in UTC, ISO 8601; the ledger's own time, set when it is added


_KEY = [field.name for field in fields(Key)]
_WHERE = " AND ".join(f"{name} = ?" for name in _KEY)
_REST = ["path", "outcome", "verdict", "graded_at"]


class Ledger:
    """An open ledger. Made by `opened`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, key: Key) -> Grade | None:
        """The grade of this key, if there is one."""
        row = self._connection.execute(f"SELECT {', '.join(_REST)} FROM grades WHERE {_WHERE}", astuple(key)).fetchone()
        return None if row is None else Grade(key, *row)

    def latest(self, key: Key) -> Grade | None:
        """The last grade of this learner's very program for this kata, whatever else of the key is another."""
        where = "learner = ? AND kata = ? AND sha256 = ? AND suffix = ? ORDER BY id DESC LIMIT 1"
        rows = self._rows(where, key.learner, key.kata, key.sha256, key.suffix)
        return next(rows, None)

    def history(self) -> Iterator[Grade]:
        """Every grade, program by program, in the order in which they were given."""
        return self._rows("1 ORDER BY learner, kata, sha256, suffix, id")

    def _rows(self, where: str, *values: object) -> Iterator[Grade]:
        rows = self._connection.execute(f"SELECT {', '.join(_KEY + _REST)} FROM grades WHERE {where}", values)
        return (Grade(Key(*row[: len(_KEY)]), *row[len(_KEY) :]) for row in rows)

    def add(self, *grades: Grade) -> None:
        """Keep grades, durably: once this returns, they are on the disk. A key that is there stays as it is."""
        names = _KEY + _REST
        rows = ((*astuple(each.key), each.path, each.outcome, each.verdict, each.graded_at or _now()) for each in grades)
        with self._connection:
            self._connection.executemany(f"INSERT OR IGNORE INTO grades ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows)

    def copy_to(self, path: Path) -> None:
        """The whole ledger, as it is now, into a new file."""
        with closing(sqlite3.connect(path)) as target:
            self._connection.backup(target)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """The ledger in a file, which is made if need be, for this process alone. Raises LedgerError."""
    with alone(path), _connected(path) as ledger:
        yield ledger


@contextmanager
def _connected(path: Path) -> Iterator[Ledger]:
    try:
        with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as connection:
            _prepare(connection, path)
            yield Ledger(connection)
    except sqlite3.Error as error:
        damaged = type(error) is sqlite3.DatabaseError  # or none of ours; its subclasses are a full disk, a lock …
        said = " ".join(str(error).split())
        raise LedgerError(f"{path}: {said}{_HOW_TO_MEND if damaged else ''}") from error


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise sqlite3.DatabaseError(said)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and version != _VERSION:
        raise LedgerError(f"{path} has schema {version}, and this kata writes schema {_VERSION}: choose another --out")
    connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else works with this ledger while this process lives: the kernel lets go of the lock when it ends, however it ends."""
    path = path.with_suffix(".lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror}") from error
    try:
        _lock(descriptor, path)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LedgerError(f"another `kata grade` is at work in {path.parent}: wait for it, or choose another --out") from error
    except OSError as error:  # some network folders know no locks
        raise LedgerError(f"{path}: {error.strerror}; choose another --out") from error
