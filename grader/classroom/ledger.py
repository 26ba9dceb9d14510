"""The ledger: every verdict on every submission, in one SQLite file that only grows.

What is in it survives whatever happens to the grader.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

_BUSY_SECONDS = 30.0
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
    path TEXT NOT NULL,
    outcome TEXT NOT NULL,
    verdict TEXT NOT NULL,
    graded_at TEXT NOT NULL,
    UNIQUE (learner, kata, sha256, suffix, pack, grader, seed, timeout)
);
CREATE TRIGGER IF NOT EXISTS no_change BEFORE UPDATE ON grades BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER IF NOT EXISTS no_replacement BEFORE INSERT ON grades WHEN EXISTS (
    SELECT 1 FROM grades WHERE id = NEW.id OR (learner, kata, sha256, suffix, pack, grader, seed, timeout)
    = (NEW.learner, NEW.kata, NEW.sha256, NEW.suffix, NEW.pack, NEW.grader, NEW.seed, NEW.timeout)
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


@dataclass(frozen=True)
class Grade:
    """One row: the verdict on one submission, whole, as JSON."""

    key: Key
    path: str
    outcome: str
    verdict: str


_WHERE = " AND ".join(f"{field.name} = ?" for field in fields(Key))


class Ledger:
    """An open ledger. Made by `opened`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, key: Key) -> Grade | None:
        """The grade of this key, if there is one."""
        row = self._connection.execute(f"SELECT path, outcome, verdict FROM grades WHERE {_WHERE}", astuple(key)).fetchone()
        return None if row is None else Grade(key, *row)

    def add(self, grade: Grade) -> None:
        """Keep a grade, durably: once this returns, it is on the disk. A key that is there stays as it is."""
        names = [field.name for field in fields(Key)] + ["path", "outcome", "verdict", "graded_at"]
        row = (*astuple(grade.key), grade.path, grade.outcome, grade.verdict, datetime.now(UTC).isoformat(timespec="seconds"))
        with self._connection:
            self._connection.execute(f"INSERT OR IGNORE INTO grades ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", row)


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """The ledger in a file, which is made if need be, for this process alone. Raises LedgerError."""
    with _locked(path.with_suffix(".lock")):
        try:
            connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
        except sqlite3.Error as error:
            raise LedgerError(f"{path}: {error}") from error
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(_SCHEMA)
            yield Ledger(connection)
        except sqlite3.Error as error:
            raise LedgerError(f"{path}: {error}; what was graded before is still in it, or in a copy of yours") from error
        finally:
            connection.close()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """For as long as this process lives: the kernel lets go of the lock when it ends, however it ends."""
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
