"""A damaged ledger loses nothing that can be read, and nothing that cannot be is taken for a grade."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from grader.classroom.ledger import Grade, Key, LedgerError, opened
from grader.classroom.repair import back_up, backup_of, refuse_interrupted, repair
from grader.reporters import json
from grader.verdict import Outcome, Verdict

COUNT, PAGE = 300, 4096


def grade(number: int) -> Grade:
    """A whole one."""
    sha256 = f"{number:064x}"
    verdict = Verdict("B", "t", Outcome.PASSED, sha256=sha256, output="o" * 500)
    return Grade(
        Key(f"n{number}", "B", sha256, ".py", "p", "0.1.0", 7, 5.0), "b.py", "PASSED", json.render(verdict), "2026-11-22T10:00:00+00:00"
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of so many grades."""
    with opened(tmp_path / "ledger.sqlite") as it:
        it.add(*map(grade, range(COUNT)))
    return tmp_path / "ledger.sqlite"


def damage(path: Path, first: int, count: int) -> None:
    """Overwrite pages."""
    with path.open("r+b") as file:
        file.seek(first * PAGE)
        file.write(b"\xa5" * count * PAGE)


def kept(path: Path) -> set[Grade]:
    """Every grade of a ledger."""
    with opened(path) as it:
        return set(it.history())


@pytest.mark.parametrize(("first", "count", "least"), [(0, 1, 0), (3, 1, 250), (20, 5, 250), (1, 40, 0)])
def test_damage_is_told_and_all_that_is_readable_is_saved(ledger: Path, first: int, count: int, least: int) -> None:
    """The old file is kept."""
    damage(ledger, first, count)
    before = ledger.read_bytes()
    with pytest.raises(LedgerError, match="--repair"), opened(ledger):
        pass
    aside, saved = repair(ledger)
    rescued = kept(ledger)
    assert len(rescued) == saved
    assert rescued <= {grade(number) for number in range(COUNT)}
    assert saved >= least
    assert aside.read_bytes() == before


def test_the_backup_fills_what_is_lost(ledger: Path) -> None:
    """And what came after the backup is taken from the damaged file."""
    with opened(ledger) as it:
        back_up(it, ledger)
        it.add(grade(COUNT))
    damage(ledger, 20, 5)
    repair(ledger)
    assert kept(ledger) == {grade(number) for number in range(COUNT + 1)}


def test_what_a_killed_grader_left_in_the_log_is_saved(tmp_path: Path) -> None:
    """All of it is there, and nothing in the file itself."""
    killed = tmp_path / "killed"
    killed.mkdir()
    with opened(tmp_path / "ledger.sqlite") as it:
        for number in range(COUNT):
            it.add(grade(number))
        for path in tmp_path.glob("ledger.sqlite*"):
            shutil.copy(path, killed)
    assert (killed / "ledger.sqlite").stat().st_size <= PAGE
    assert repair(killed / "ledger.sqlite")[1] == COUNT
    assert kept(killed / "ledger.sqlite") == {grade(number) for number in range(COUNT)}


def test_a_row_whose_parts_disagree_is_no_grade(ledger: Path) -> None:
    """A forged outcome, or bytes that another page has left there."""
    with sqlite3.connect(ledger) as connection:
        connection.execute("DROP TRIGGER no_change")
        connection.execute("UPDATE grades SET outcome = 'DIED' WHERE id = 1")
        connection.execute("UPDATE grades SET sha256 = 'x' WHERE id = 2")
        connection.execute("UPDATE grades SET verdict = '{}' WHERE id = 3")
        connection.execute("UPDATE grades SET verdict = CAST(x'ff00' AS TEXT) WHERE id = 4")
    repair(ledger)
    assert kept(ledger) == {grade(number) for number in range(4, COUNT)}


@pytest.mark.parametrize("after", range(4))
def test_a_repair_that_is_interrupted_loses_nothing(after: int, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever of the damaged one was put aside by then. Nobody goes on with an empty ledger meanwhile."""
    moved: list[Path] = []
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if len(moved) == after:
            raise KeyboardInterrupt
        moved.append(rename(self, target))
        return moved[-1]

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", interrupted)
        with pytest.raises(KeyboardInterrupt):
            repair(ledger)
    with pytest.raises(LedgerError, match="a repair was interrupted; the same command with --repair"):
        refuse_interrupted(ledger)
    assert repair(ledger)[1] == COUNT
    refuse_interrupted(ledger)
    assert kept(ledger) == {grade(number) for number in range(COUNT)}


def test_what_is_no_ledger_is_put_aside_whole(tmp_path: Path) -> None:
    """It may be somebody's."""
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"a letter" * 1000)
    aside, saved = repair(path)
    assert (saved, aside.read_bytes(), kept(path)) == (0, b"a letter" * 1000, set())
    assert {each.name for each in tmp_path.iterdir()} == {"ledger.sqlite", "ledger.lock", aside.name}


def test_what_sqlite_says_is_told_on_one_line(ledger: Path) -> None:
    """Also where it says two."""
    damage(ledger, 20, 5)
    with pytest.raises(LedgerError) as told, opened(ledger):
        pass
    assert "\n" not in str(told.value)


def test_a_backup_that_fails_leaves_the_old_one(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk."""
    with opened(ledger) as it:
        back_up(it, ledger)
        old = backup_of(ledger).read_bytes()

        def full(path: Path) -> None:
            path.write_bytes(b"half")
            raise OSError(28, "No space left on device", str(path))

        monkeypatch.setattr(it, "copy_to", full)
        with pytest.raises(OSError, match="No space"):
            back_up(it, ledger)
    assert backup_of(ledger).read_bytes() == old


def test_another_schema_is_refused(ledger: Path) -> None:
    """What a later kata wrote is not taken for ours."""
    with sqlite3.connect(ledger) as connection:
        connection.execute("PRAGMA user_version = 9")
    with pytest.raises(LedgerError, match="schema 9"), opened(ledger):
        pass
