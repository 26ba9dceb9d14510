"""`kata grade` with archives, patterns, tables and single learners."""

import csv
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from grader import catalogue
from tests.cli.conftest import Kata

B = catalogue.find("B")


def table(path: Path) -> list[list[str]]:
    """A CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder of two learners, one of whom has handed in an archive."""
    (tmp_path / "class" / "ann").mkdir(parents=True)
    (tmp_path / "class" / "bob").mkdir()
    shutil.copy(B.solutions[0], tmp_path / "class" / "ann" / "b.py")
    with ZipFile(tmp_path / "class" / "bob" / "work.zip", "w") as archive:
        archive.write(B.buggy, "hw1/task.py")
        archive.writestr("../\x1b[2Jb.py", "x")
    return tmp_path


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_a_class_is_graded_from_an_archive_as_from_its_folder(kata: Kata, course: Path) -> None:
    """The same submissions: what was graded from the one is not graded again from the other."""
    shutil.make_archive(str(course / "class"), "zip", course / "class")
    (course / "katas.csv").write_text("hw1/*.py,B\nhw2/*.py,C\n", encoding="utf-8")
    first = kata("grade", "class", "--out", "out", "--map", "katas.csv")
    assert first.exit_code == 0, first.output
    assert "2 submissions of 2 learners, 0 graded before" in first.output
    assert "katas.csv, line 2: no file is called hw2/*.py" in first.output
    assert "1 file is not graded" in first.output
    assert table(course / "out" / "gradebook.csv") == [["learner", "B", "points"], ["ann", "1", "1"], ["bob", "0", "0"]]
    path, reason = table(course / "out" / "left_out.csv")[1]
    assert (path, "no plain path" in reason) == ("class/bob/work.zip/../\\x1b[2Jb.py", True)
    again = kata("grade", "class.zip", "--out", "out", "--map", "katas.csv")
    assert "2 submissions of 2 learners, 2 graded before" in again.output
    assert table(course / "out" / "gradebook.csv")[1:] == [["ann", "1", "1"], ["bob", "0", "0"]]


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_one_learner_is_graded(kata: Kata, course: Path) -> None:
    """From a repository."""
    result = kata("grade", "class/ann", "--out", "out", "--learner", "Ann Example")
    assert result.exit_code == 0, result.output
    assert table(course / "out" / "gradebook.csv")[1:] == [["Ann Example", "1", "1"]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["katas.csv"], "katas.csv is neither a folder nor a .zip file"),
        (["class/bob/work.zip", "--map", "katas.csv"], "katas.csv, line 1: there is no kata 'Q77'"),
        (["class", "--map", "none.csv"], "none.csv: No such file"),
        (["class", "--pattern", "b.py"], "it must have a group (?P<learner>...)"),
        (["class", "--learner", ""], "--learner ''"),
        (["class", "--learner", "ann", "--pattern", "(?P<learner>.)"], "nothing for --pattern to say"),
        (["broken.zip"], "unpack it, and grade the folder"),
        (["class", "--learner", "ann", "--out", "class/out"], "which the next run reads again"),
    ],
)
def test_what_cannot_be_collected_is_told_in_a_line(arguments: list[str], words: str, kata: Kata, course: Path) -> None:
    """Before anything is graded."""
    (course / "katas.csv").write_text("a.py,Q77\n", encoding="utf-8")
    (course / "broken.zip").write_text("x", encoding="utf-8")
    result = kata("grade", "--out", "out", *arguments)
    assert (result.exit_code, "Traceback" in result.output, (course / "out").exists()) == (2, False, False), result.output
    assert words in result.output
