"""`kata grade`: a folder of learners becomes a ledger and a gradebook, whatever ends it on the way."""

import csv
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from grader import catalogue, submission
from grader.classroom import batch, local
from grader.classroom.collect import HandedIn, collect
from grader.classroom.collecting.found import OnDisk
from grader.classroom.ledger import Key, opened
from grader.grade import Options
from grader.verdict import Outcome, Verdict
from tests.cli.conftest import Kata

B = catalogue.find("B")
RIGHT, WRONG = B.solutions[0], B.buggy
COMMAND = [sys.executable, "-c", "from grader.cli import main; main()", "grade", "class", "--out", "out", "--jobs", "2"]


@pytest.fixture
def klass(tmp_path: Path) -> Path:
    """Three learners: one right, one wrong, one with a file for no kata."""
    for learner, name, source in (("ann", "b.py", RIGHT), ("bob", "b.py", WRONG), ("carl", "mine.py", RIGHT)):
        (tmp_path / "class" / learner).mkdir(parents=True)
        shutil.copy(source, tmp_path / "class" / learner / name)
    return tmp_path / "class"


def rows(folder: Path) -> list[tuple[str, str, str]]:
    """What the ledger holds, as another program reads it."""
    with sqlite3.connect(folder / "out" / "ledger.sqlite") as connection:
        return sorted(connection.execute("SELECT learner, kata, outcome FROM grades").fetchall())


def table(path: Path) -> list[list[str]]:
    """A CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.slow
def test_a_class_is_graded_once(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """Then only what is new; and another salt asks everything anew."""
    first = kata("grade", "class", "--out", "out")
    assert first.exit_code == 0, first.output
    assert "2 submissions of 3 learners, 0 graded before" in first.output
    assert rows(tmp_path) == [("ann", "B", "PASSED"), ("bob", "B", "RAISED")]
    assert table(tmp_path / "out" / "gradebook.csv") == [
        ["learner", "B", "points"],
        ["ann", "1", "1"],
        ["bob", "0", "0"],
        ["carl", "", "0"],
    ]
    assert table(tmp_path / "out" / "left_out.csv")[1][0] == "class/carl/mine.py"
    shutil.copy(RIGHT, klass / "carl" / "b.py")
    again = kata("grade", "class", "--out", "out")
    assert "3 submissions of 3 learners, 2 graded before" in again.output
    assert "1/1  carl  B  PASSED" in again.output
    assert "anew" not in again.output
    assert "Note: without a salt" in again.output
    salted = kata("grade", "class", "--out", "out", "--salt", "secret", "--katas", "b").output
    assert "0 graded before\n3 grades given anew because of the salt; with --only-new the old ones would stay\n" in salted
    assert "without a salt" not in salted
    assert len(rows(tmp_path)) == 6


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_a_verdict_is_kept_whole(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """As `kata check --format json` tells it."""
    kata("grade", "class", "--out", "out")
    with sqlite3.connect(tmp_path / "out" / "ledger.sqlite") as connection:
        (told,) = connection.execute("SELECT verdict FROM grades WHERE learner = 'bob'").fetchone()
    verdict = json.loads(told)
    assert (verdict["outcome"], verdict["passed"], verdict["findings"][0]["line"]) == ("RAISED", False, 13)


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_what_the_grader_could_not_do_is_no_grade(kata: Kata, klass: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said so, and tried again the next time."""
    broken = tmp_path / "course"
    shutil.copytree(B.folder, broken / "katas" / B.name)
    (broken / "solutions").mkdir()
    spec = broken / "katas" / B.name / "spec.py"
    whole = spec.read_text(encoding="utf-8")
    spec.write_text(whole.replace("KATA = ", "KATA = 1 / 0 or "), encoding="utf-8")
    monkeypatch.setenv("KATA_COURSE", str(broken))
    result = kata("grade", "class", "--out", "out")
    assert result.exit_code == 3, result.output
    assert "ann  B  not graded: " in result.output
    assert "2 could not be graded; `kata doctor` may show why. The same command" in result.output
    assert (rows(tmp_path), table(tmp_path / "out" / "gradebook.csv")[1]) == ([], ["ann", "", "0"])
    spec.write_text(whole, encoding="utf-8")
    assert kata("grade", "class", "--out", "out").exit_code == 0
    assert len(rows(tmp_path)) == 2


def many(klass: Path, count: int) -> None:
    """So many learners, each with a program of their own."""
    for number in range(count):
        (klass / f"n{number:03}").mkdir()
        (klass / f"n{number:03}" / "b.py").write_text(f"{RIGHT.read_text(encoding='utf-8')}\n# {number}\n", encoding="utf-8")


def begun(tmp_path: Path, graded: int) -> "subprocess.Popen[bytes]":
    """A grading in a process group of its own, after at least so many grades."""
    home = {**os.environ, "KATA_HOME": str(tmp_path / "home")}
    process = subprocess.Popen(COMMAND, cwd=tmp_path, env=home, start_new_session=True, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if (tmp_path / "out" / "ledger.sqlite").exists():
            try:
                if len(rows(tmp_path)) >= graded:
                    break
            except sqlite3.OperationalError:
                pass  # its table is not made yet
        time.sleep(0.05)
    return process


def children(pid: int) -> list[int]:
    """The processes that this one has started."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


ENDS = {
    "the whole group": lambda process: os.killpg(process.pid, signal.SIGKILL),
    "the grader alone": lambda process: os.kill(process.pid, signal.SIGKILL),
    "ctrl-C": lambda process: os.killpg(process.pid, signal.SIGINT),
}


@pytest.mark.slow
@pytest.mark.parametrize("end", ENDS)
def test_whatever_ends_it_nothing_is_lost_and_nothing_doubled(end: str, kata: Kata, klass: Path, tmp_path: Path) -> None:
    """The same command goes on; and nobody is left behind who works on."""
    many(klass, 40)
    process = begun(tmp_path, 3)
    workers = children(process.pid)
    ENDS[end](process)
    process.wait(30)
    before = rows(tmp_path)
    assert 3 <= len(before) < 42, process.returncode
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() for pid in workers):
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    result = kata("grade", "class", "--out", "out")
    assert result.exit_code == 0, result.output
    assert f"42 submissions of 43 learners, {len(before)} graded before" in result.output
    after = rows(tmp_path)
    assert len(after) == len({learner for learner, _, _ in after}) == 42
    assert set(before) <= set(after)


@pytest.mark.slow
def test_a_process_of_the_pool_that_is_killed_costs_no_grade(klass: Path, tmp_path: Path) -> None:
    """Another one takes its place."""
    many(klass, 40)
    process = begun(tmp_path, 3)
    os.kill(children(process.pid)[-1], signal.SIGKILL)
    assert process.wait(120) == 0
    assert len(rows(tmp_path)) == 42


def handed_in(*learners: str, kata: str = "B") -> list[batch.Task]:
    """The same program, by each of them."""
    digest = submission.read(RIGHT).sha256
    there = HandedIn("", kata, str(RIGHT), ".py", digest, None, OnDisk(RIGHT))
    return [batch.Task(Key(each, kata, digest, ".py", "pack", "0", 0, 5.0), there) for each in learners]


def test_what_ends_its_process_each_time_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody else is graded before the batch gives up."""

    def by_a_pool(left: dict[int, batch.Task], options: Options, jobs: int | None) -> Iterator[batch.Graded]:
        for number, task in list(left.items()):
            if task.key.learner == "mallory":
                raise BrokenProcessPool
            yield number, Verdict("B", "", Outcome.PASSED), "{}"

    monkeypatch.setattr(local, "_by_a_pool", by_a_pool)
    with opened(tmp_path / "ledger.sqlite") as ledger, pytest.raises(batch.BatchError, match="without a verdict"):
        list(batch.run(handed_in("mallory", "ann", "bob"), ledger, local.executor(Options(), 1)))
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        assert connection.execute("SELECT learner FROM grades").fetchall() == [("ann",), ("bob",)]


def test_an_error_beside_the_check_costs_one_grade(tmp_path: Path) -> None:
    """Here: the kata has gone meanwhile."""
    with opened(tmp_path / "ledger.sqlite") as ledger:
        done = list(batch.run(handed_in("ann", "bob", kata="Q77"), ledger, local.executor(Options(), 1)))
    assert [(each.grade, "there is no kata 'Q77'" in each.reason) for each in done] == [(None, True)] * 2


def test_what_is_changed_while_the_class_is_graded_is_no_grade(klass: Path, tmp_path: Path) -> None:
    """Neither as it was nor as it is; the next run has it."""
    tasks = batch.tasks(collect(klass).handed_in, {"B": B}, 0, 5.0)
    (klass / "ann" / "b.py").write_text("changed")
    (klass / "bob" / "b.py").unlink()
    with opened(tmp_path / "ledger.sqlite") as ledger:
        done = {each.task.key.learner: each for each in batch.run(tasks, ledger, local.executor(Options(), 1))}
    assert [each.grade for each in done.values()] == [None, None]
    assert "it was changed while the class was graded" in done["ann"].reason
    assert "it cannot be read any more" in done["bob"].reason


def test_trouble_with_no_file_is_no_misuse(kata: Kata, klass: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more processes can be started, say: nobody is told of a file called None."""

    def run(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(batch, "run", run)
    result = kata("grade", "class", "--out", "out")
    assert (type(result.exception), result.output.count("None")) == (BlockingIOError, 0)


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (["nowhere", "--out", "out"], "'nowhere' does not exist", 2),
        (["class"], "Missing option '--out'", 2),
        (["class", "--out", "out", "--katas", "B,Q77"], "there is no kata 'Q77'", 2),
        (["class", "--out", "class/ann/b.py"], "is a file", 2),
        (["class", "--out", "taken/below"], "taken/below: Not a directory", 2),
        (["class", "--out", "class/out"], "class/out lies in class, which the next run reads again", 2),
        (["class", "--out", "class"], "class lies in class", 2),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    arguments: list[str], words: str, code: int, kata: Kata, klass: Path, tmp_path: Path
) -> None:
    """As with every command."""
    (tmp_path / "taken").write_text("")
    result = kata("grade", *arguments)
    assert (result.exit_code, "Traceback" in result.output) == (code, False), result.output
    assert words in result.output


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_names_of_learners_are_plain_on_the_screen_and_no_formulas(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """A folder may be called anything."""
    name = "=cmd|' -c calc'!A1\x1b[2J\nnext"
    (klass / name).mkdir()
    shutil.copy(RIGHT, klass / name / "b.py")
    result = kata("grade", "class", "--out", "out")
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    cell = next(row[0] for row in table(tmp_path / "out" / "gradebook.csv") if "cmd" in row[0])
    assert cell.startswith("'=cmd")
    assert "\n" not in cell


def test_an_interruption_before_anything_was_graded_is_told(kata: Kata, klass: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the exit code of every other one."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.classroom.collect.collect", interrupted)
    result = kata("grade", "class", "--out", "out")
    assert (result.exit_code, result.output) == (130, "interrupted: what was graded is kept, and the same command goes on\n")


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_what_was_too_slow_is_graded_again_with_more_time(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """A longer time limit is another question; the older verdict stays in the ledger."""
    slow = "import time\n" + RIGHT.read_text(encoding="utf-8").replace("(x):\n", "(x):\n    time.sleep(0.3 if x == 1 else 0)\n", 1)
    (klass / "ann" / "b.py").write_text(slow, encoding="utf-8")
    assert "ann  B  TIMED_OUT" in kata("grade", "class", "--out", "out", "--timeout", "0.2").output
    assert "ann  B  PASSED" in kata("grade", "class", "--out", "out", "--timeout", "3").output
    assert rows(tmp_path)[:2] == [("ann", "B", "PASSED"), ("ann", "B", "TIMED_OUT")]
    assert table(tmp_path / "out" / "gradebook.csv")[1] == ["ann", "1", "1"]


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_points_feedback_and_report_follow_what_the_course_decides(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """Without grading anything again; and no learner is told the salt's number."""
    kata("grade", "class", "--out", "out", "--salt", "secret")
    for learner, when in (("ann", 1_000_000_000 + 86_400 + 1), ("bob", 1_000_000_000)):
        os.utime(klass / learner / "b.py", (when, when))
    course = (
        "--weights",
        "B=4,A=1",
        "--katas",
        "A,B",
        "--due",
        "2001-09-09T01:46:40+00:00",
        "--late",
        "25",
        "--columns",
        "Who=learner,B=B,P=percent",
    )
    told = kata("grade", "class", "--out", "out", "--salt", "secret", *course)
    assert "2 graded before" in told.output, told.output
    assert table(tmp_path / "out" / "gradebook.csv") == [["Who", "B", "P"], ["ann", "2", "40"], ["bob", "0", "0"], ["carl", "", "0"]]
    feedback = json.loads((tmp_path / "out" / "feedback" / "ann.json").read_text(encoding="utf-8"))
    assert (feedback["points"], feedback["possible"], feedback["katas"][1]["note"]) == (2.0, 5.0, "2 days late: 50 % less")
    carl = json.loads((tmp_path / "out" / "feedback" / "carl.json").read_text(encoding="utf-8"))
    assert [each["file"] for each in carl["left_out"]] == ["carl/mine.py"]
    assert "ann, B: PASSED, 2 days late" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    seed = json.loads(sqlite3.connect(tmp_path / "out" / "ledger.sqlite").execute("SELECT verdict FROM grades").fetchone()[0])["seed"]
    told_learners = [
        path.read_text(encoding="utf-8") for path in [*(tmp_path / "out" / "feedback").iterdir(), tmp_path / "out" / "report.html"]
    ]
    assert len(told_learners) == 10
    assert not any(str(seed) in text for text in told_learners)


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_feedback_does_not_say_where_the_teacher_keeps_things(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """Neither of a file that is graded nor of one that is not; and a file that was renamed has its new name."""
    shutil.copy(RIGHT, klass / "bob" / "b_shared_graph.py")
    os.utime(klass / "bob" / "b_shared_graph.py", (0, 0))
    for name in ("b.py", "b_shared_graph_2.py"):
        (klass / "bob" / "b.py").rename(klass / "bob" / name)
        kata("grade", str(klass), "--out", "out", "--map", str(_table(tmp_path)))
        (klass / "bob" / name).rename(klass / "bob" / "b.py")
        bob = json.loads((tmp_path / "out" / "feedback" / "bob.json").read_text(encoding="utf-8"))
        assert bob["katas"][0]["verdict"]["submission"]["path"] == f"bob/{name}"
        assert bob["left_out"][0]["reason"] == f"bob/{name} is for B, too, and newer"
    for path in (tmp_path / "out" / "feedback").iterdir():
        assert str(tmp_path) not in path.read_text(encoding="utf-8")


def _table(folder: Path) -> Path:
    (folder / "map.csv").write_text("*b_shared_graph*,B\n")
    return folder / "map.csv"


def test_feedback_of_those_who_have_left_is_told(kata: Kata, klass: Path) -> None:
    """It stays, and holds old points."""
    shutil.rmtree(klass / "ann")
    shutil.rmtree(klass / "bob")
    assert "older files" not in kata("grade", "class", "--out", "out").output
    (klass / "carl").rename(klass / "cora")
    told = kata("grade", "class", "--out", "out").output
    assert "out/feedback has 3 older files of learners who are not in this run" in told


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_only_new_leaves_old_grades_and_regrades_tells_who_moved(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """A longer time limit, another salt."""
    slow = "import time\n" + RIGHT.read_text(encoding="utf-8").replace("(x):\n", "(x):\n    time.sleep(0.3 if x == 1 else 0)\n", 1)
    (klass / "ann" / "b.py").write_text(slow, encoding="utf-8")
    kata("grade", "class", "--out", "out", "--timeout", "0.2")
    assert "2 graded before" in kata("grade", "class", "--out", "out", "--timeout", "3", "--only-new").output
    assert table(tmp_path / "out" / "gradebook.csv")[1] == ["ann", "0", "0"]
    assert kata("regrades", "out").output == "0 graded again, 0 moved\n"
    kata("grade", "class", "--out", "out", "--timeout", "3")
    assert kata("regrades", "out").output == ("ann  B  TIMED_OUT → PASSED  because of --timeout (0.2 → 3.0)\n2 graded again, 1 moved\n")


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_a_damaged_ledger_is_told_and_repaired(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """From its backup."""
    kata("grade", "class", "--out", "out")
    ledger = tmp_path / "out" / "ledger.sqlite"
    with ledger.open("r+b") as file:
        file.write(b"\xa5" * 4096)
    told = kata("grade", "class", "--out", "out")
    assert (told.exit_code, "with --repair" in told.output) == (3, True)
    mended = kata("grade", "class", "--out", "out", "--repair")
    assert mended.exit_code == 0, mended.output
    assert "2 grades saved; the damaged ledger is kept as out/ledger.damaged-" in mended.output
    assert "2 graded before" in mended.output
    assert rows(tmp_path) == [("ann", "B", "PASSED"), ("bob", "B", "RAISED")]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--weights", "B=two"], "'B=two' should be a kata and a number of points"),
        (["--weights", "B"], "'B' should be a kata and a number of points"),
        (["--weights", "B=-1"], "'B=-1' should be"),
        (["--weights", "B=nan"], "'B=nan' should be"),
        (["--weights", "Q77=1"], "there is no kata 'Q77'"),
        (["--due", "tomorrow"], "'tomorrow' is no date: write 2026-11-30"),
        (["--columns", "Grade=Z9"], "the column 'Grade=Z9' should be HEADER=WHAT"),
        (["--late", "101"], "101"),
        (["--late", "10"], "--late 10 needs --due"),
        (["--weights", "B=2,b=3"], "'b=3': B has 2 points already"),
        (["--weights", "B=1e308"], "'B=1e308' should be"),
        (["--due", "9999-12-31"], "'9999-12-31' is no date"),
        (["--katas", ","], "',' names no kata"),
    ],
)
def test_a_course_that_cannot_be_read_is_told_in_a_line(kata: Kata, klass: Path, options: list[str], reason: str) -> None:
    """Exit code 2, and nothing is graded."""
    result = kata("grade", "class", "--out", "out", *options)
    assert (result.exit_code, reason in result.output, "Traceback" in result.output) == (2, True, False), result.output
    assert not Path("out").exists()


def test_what_is_odd_about_the_folder_is_told_before_the_work(kata: Kata, tmp_path: Path) -> None:
    """And nobody is told of a damaged ledger where there was none."""
    (tmp_path / "class" / "ann").mkdir(parents=True)
    told = kata("grade", "class", "--out", "out", "--repair").output.split("\n")
    assert told[0].startswith("all is taken for one learner's")
    assert told[1:3] == ["0 grades saved", "0 submissions of 1 learner, 0 graded before"]


def test_there_are_no_regrades_without_a_ledger(kata: Kata, klass: Path) -> None:
    """And a hint at what makes one."""
    result = kata("regrades", "class")
    assert (result.exit_code, "no such file; `kata grade FOLDER --out class` makes it" in result.output) == (2, True), result.output
