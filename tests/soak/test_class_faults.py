"""A class of three hundred, and everything that may end the grading of it: nothing lost, nothing doubled, nothing forged."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from grader.classroom.ledger import Grade, opened
from grader.verdict import Outcome
from tests.soak import classes, family
from tests.soak.classes import Member
from tests.soak.command import COURSE, in_shell
from tests.soak.report import COUNT, tell
from tests.soak.test_odd_machines import PRIVATE_MOUNTS

pytestmark = pytest.mark.soak

SIZE, KILLS = min(300, COUNT), min(50, max(5, COUNT // 200))
SEED = 7
GRADE = [sys.executable, "-c", "from grader.cli import main; main()", "grade", "class", "--timeout", classes.SECONDS, "--salt", "s"]
VICTIMS = ("the whole group", "the grader", "one worker", "one fork server")


def ledger_of(out: Path) -> dict[tuple[str, str], Grade]:
    """Its grades; never two for one submission."""
    with opened(out / "ledger.sqlite") as ledger:
        grades = list(ledger.history())
    found = {(each.key.learner, each.key.kata): each for each in grades}
    assert len(found) == len(grades)
    return found


def assert_true(members: list[Member], grades: dict[tuple[str, str], Grade]) -> None:
    """Each submission has a grade, and the right one: none lost, none forged, none of nobody."""
    expected = {(each.learner, each.kata): each.case for each in members}
    assert set(grades) == set(expected)
    wrong = {
        pair: (grade.outcome, expected[pair].name)
        for pair, grade in grades.items()
        if Outcome(grade.outcome) not in expected[pair].expected
    }
    assert wrong == {}


def started(folder: Path, out: str) -> "subprocess.Popen[bytes]":
    """`kata grade`, in a process group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(COURSE), "KATA_HOME": str(folder / "home")}
    return subprocess.Popen([*GRADE, "--out", out], cwd=folder, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)


def strike(process: "subprocess.Popen[bytes]", victim: str, rng: random.Random) -> None:
    """Kill one of its processes, or all that are in its group."""
    if victim == "the whole group":
        os.killpg(process.pid, signal.SIGKILL)
        return
    workers = [pid for pid in family.children(process.pid) if family.children(pid)]
    servers = [pid for worker in workers for pid in family.children(worker)]
    pids = {"the grader": [process.pid], "one worker": workers, "one fork server": servers}[victim]
    if pids:
        try:
            os.kill(rng.choice(pids), signal.SIGKILL)
        except ProcessLookupError:
            return


@pytest.fixture(scope="module")
def klass(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Member]]:
    """The class, and what is right for each of its files."""
    folder = tmp_path_factory.mktemp("faults")
    return folder, classes.make(folder / "class", SIZE, SEED)


def test_killed_at_random_moments(klass: tuple[Path, list[Member]]) -> None:
    """Again and again, any of its processes, also while it starts and while it writes its tables: the same command ends with all grades."""
    folder, members = klass
    rng, struck, runs = random.Random(SEED), Counter[str](), 0
    while struck.total() < KILLS:
        process, runs = started(folder, "killed"), runs + 1
        while process.poll() is None and struck.total() < KILLS:
            time.sleep(rng.uniform(0.2, 6))
            if process.poll() is None:
                victim = rng.choice(VICTIMS)
                strike(process, victim, rng)
                struck[victim] += 1
        if process.poll() == 0:  # all done before so many kills: once more from the beginning
            (folder / "killed").rename(folder / f"killed{runs}")
    process.wait(3600)  # it may have survived the last one
    assert started(folder, "killed").wait(3600) == 0
    assert_true(members, ledger_of(folder / "killed"))
    for each in folder.glob("killed?*"):
        assert_true(members, ledger_of(each))
    tell(f"`kill -9` of a class of {SIZE}, {runs + 1} runs of the same command", ["killed", "times"], struck.items())


def test_a_full_disk(klass: tuple[Path, list[Member]]) -> None:
    """A clear line and exit code 3 or 2; with more room the same command goes on with what is in the ledger."""
    folder, members = klass
    once = '"$@" --out full/out; echo "code $?"'
    more = "mount -o remount,size=60m full"
    script = f"mkdir -p full; mount -t tmpfs -o size=600k none full || exit; {once}; {more}; {once}; cp -r full/out filled"
    done = in_shell(["bash", "-c", script, "bash", *GRADE], ":", folder, {}, PRIVATE_MOUNTS)
    if "permission denied" in done.err.lower():
        pytest.skip("this machine lets nobody mount")
    codes = [line for line in done.out.splitlines() if line.startswith("code ")]
    assert codes in (["code 3", "code 0"], ["code 2", "code 0"]), done.out[-2000:] + done.err[-2000:]
    assert done.clean
    assert "0 graded before" in done.out
    assert_true(members, ledger_of(folder / "filled"))


def test_a_folder_that_is_read_only(klass: tuple[Path, list[Member]]) -> None:
    """One clear line, before anything is graded."""
    folder, _ = klass
    script = 'mkdir -p still && mount -t tmpfs -o ro none still && "$@" --out still/out'
    done = in_shell(["bash", "-c", script, "bash", *GRADE], ":", folder, {}, PRIVATE_MOUNTS)
    if "permission denied" in done.err.lower():
        pytest.skip("this machine lets nobody mount")
    assert (done.code, "still/out: Read-only file system" in done.err, done.clean) == (2, True, True), done


def test_two_at_once(klass: tuple[Path, list[Member]]) -> None:
    """The second is told and ends; the first one's grades are all there."""
    folder, members = klass
    first = started(folder, "both")
    assert family.soon(lambda: (folder / "both" / "ledger.sqlite").exists())
    second = in_shell([*GRADE, "--out", "both"], ":", folder, {})
    assert (second.code, "another `kata grade` is at work in both" in second.err) == (3, True), second
    assert first.wait(3600) == 0
    assert_true(members, ledger_of(folder / "both"))


def test_a_clock_that_jumps(klass: tuple[Path, list[Member]]) -> None:
    """An hour back and a year on, at every look at it: only the time that is written down is another."""
    folder, members = klass
    jumping = """
import datetime, itertools, time
real, jumps = time.time, itertools.cycle([0, -3600, 365 * 86400])
time.time = lambda: real() + next(jumps)
class Jumping(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Jumping
from grader.cli import main
main()
"""
    done = in_shell([sys.executable, "-c", jumping, *GRADE[3:], "--out", "jumped"], ":", folder, {})
    assert done.code == 0, done
    grades = ledger_of(folder / "jumped")
    assert_true(members, grades)
    assert len({each.graded_at[:4] for each in grades.values()}) > 1  # the clock did jump


def test_a_ledger_that_was_damaged_while_nobody_looked(klass: tuple[Path, list[Member]]) -> None:
    """Ten pages of it at random: told, saved, the rest graded again; no grade is another than before."""
    folder, members = klass
    ledger = folder / "jumped" / "ledger.sqlite"
    (folder / "jumped" / "ledger.backup.sqlite").unlink()
    with sqlite3.connect(ledger) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    rng = random.Random(SEED)
    with ledger.open("r+b") as file:
        for _ in range(10):
            file.seek(rng.randrange(5, pages) * 4096)
            file.write(rng.randbytes(4096))
    told = in_shell([*GRADE, "--out", "jumped"], ":", folder, {})
    assert (told.code, "with --repair" in told.err) == (3, True), told
    mended = in_shell([*GRADE, "--out", "jumped", "--repair"], ":", folder, {})
    assert mended.code == 0, mended
    assert_true(members, ledger_of(folder / "jumped"))
