"""The ledger keeps every grade, once, and lets nobody change one."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from grader.classroom.ledger import Grade, Key, LedgerError, opened

KEY = Key("ann", "B", "0" * 64, ".py", "pack", "0.1.0", 7, 5.0)
GRADE = Grade(KEY, "ann/b.py", "PASSED", '{"passed": true}', "2026-11-22T10:00:00+00:00")


def rows(path: Path) -> list[tuple[str, ...]]:
    """As anybody reads them."""
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT learner, kata, outcome, verdict FROM grades").fetchall()


def test_what_is_added_is_found_by_all_that_it_depends_on(tmp_path: Path) -> None:
    """Another learner, submission, kata, grader or seed is another question."""
    with opened(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(GRADE)
        assert ledger.find(KEY) == GRADE
        others = [
            {"learner": "bob"},
            {"kata": "A"},
            {"sha256": "1"},
            {"suffix": ".ipynb"},
            {"pack": "new"},
            {"grader": "0.2"},
            {"seed": 8},
            {"timeout": 9.0},
            {"device": "cuda"},
        ]
        assert all(ledger.find(replace(KEY, **change)) is None for change in others)
    assert rows(tmp_path / "ledger.sqlite") == [("ann", "B", "PASSED", '{"passed": true}')]


def test_a_grade_is_kept_once_and_as_it_was(tmp_path: Path) -> None:
    """A second verdict on the same is not a second row, nor another grade."""
    with opened(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(GRADE)
        ledger.add(replace(GRADE, outcome="DIED"))
        assert ledger.find(KEY) == GRADE
    assert len(rows(tmp_path / "ledger.sqlite")) == 1


@pytest.mark.parametrize("change", ["UPDATE grades SET outcome = 'PASSED'", "DELETE FROM grades"])
def test_the_file_itself_refuses_changes(change: str, tmp_path: Path) -> None:
    """By whatever program."""
    with opened(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(GRADE)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        connection.execute(change)


@pytest.mark.parametrize("what", ["id", "key"])
def test_nor_does_a_replacement_change_a_grade(what: str, tmp_path: Path) -> None:
    """SQLite deletes the old row then without asking a trigger for deletions."""
    with opened(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(GRADE)
    number, learner = ("id", "'eve'") if what == "id" else ("NULL", "learner")
    same = f"{number}, {learner}, kata, sha256, suffix, pack, grader, seed, timeout, device, path, 'DIED', verdict, graded_at"
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        connection.execute(f"INSERT OR REPLACE INTO grades SELECT {same} FROM grades")
    assert rows(tmp_path / "ledger.sqlite") == [("ann", "B", "PASSED", '{"passed": true}')]


def test_trouble_of_the_work_is_not_taken_for_another_at_work(tmp_path: Path) -> None:
    """A standard output that does not block raises this, too."""
    with pytest.raises(BlockingIOError), opened(tmp_path / "ledger.sqlite"):
        raise BlockingIOError(11, "Resource temporarily unavailable")


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    """And the second may come when the first has gone."""
    with opened(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(GRADE)
        with pytest.raises(LedgerError, match="another `kata grade` is at work"), opened(tmp_path / "ledger.sqlite"):
            pass
    with opened(tmp_path / "ledger.sqlite") as ledger:
        assert ledger.find(KEY) == GRADE


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    """It may be somebody's."""
    (tmp_path / "ledger.sqlite").write_bytes(b"something else, long enough to be looked at" * 100)
    with pytest.raises(LedgerError, match=r"ledger\.sqlite: file is not a database"), opened(tmp_path / "ledger.sqlite"):
        pass
    assert (tmp_path / "ledger.sqlite").read_bytes().startswith(b"something else")


@pytest.mark.parametrize("name", ["nowhere/ledger.sqlite", "folder.sqlite"])
def test_a_place_that_cannot_be_used_is_told(name: str, tmp_path: Path) -> None:
    """In one sentence."""
    (tmp_path / "folder.sqlite").mkdir()
    with pytest.raises(LedgerError), opened(tmp_path / name):
        pass
