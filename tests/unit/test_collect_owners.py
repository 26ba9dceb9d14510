"""Whose a file is, and for which kata, where the teacher says so."""

from pathlib import Path

import pytest

from grader.classroom.collect import Collected, CollectError, collect
from tests.unit.test_collect import put
from tests.unit.test_collect_archives import of_class, packed

# As docs/teacher.md has them; the names are made by Moodle's mod/assign/classes/downloader.php, Canvas' lib/content_zipper.rb,
# Blackboard's as nbgrader's documentation shows them (plugins/zipcollect.py).
PAGE = (Path(__file__).parents[2] / "docs" / "teacher.md").read_text(encoding="utf-8")
MOODLE = r"(?P<learner>[^/_]+_\d+)_assignsubmission_[a-z]+_?/?(?P<file>.+)"
CANVAS = r"[^/]+?_(?:LATE_)?(?P<learner>\d+)_\d+_(?P<file>.+?)(?:-\d+)?\.\w+"
BLACKBOARD = r"Week 1_(?P<learner>[^/]+)_attempt_[\d-]{19}_(?P<file>[^/]+)"
EXPORTED = {
    (MOODLE, "Alice Example_12345_assignsubmission_file/b.py"): "Alice Example_12345",
    (MOODLE, "Alice Example_12345_assignsubmission_file_/deep/b.py"): "Alice Example_12345",
    (MOODLE, "Alice Example_12345_assignsubmission_file_b.py"): "Alice Example_12345",
    (MOODLE, "Team 5_77_assignsubmission_file/b.py"): "Team 5_77",
    (CANVAS, "examplealice_12345_67890_b.py"): "12345",
    (CANVAS, "examplealice_LATE_12345_67890_b.py"): "12345",
    (CANVAS, "o_neil_12345_67890_b-2.py"): "12345",
    (CANVAS, "examplealice_12345_67890_shared_graph.ipynb"): "12345",
    (BLACKBOARD, "Week 1_j_doe_attempt_2026-01-30-15-00-00_b.py"): "j_doe",
}


def people(found: Collected) -> list[tuple[str, str]]:
    return [(each.learner, each.kata) for each in found.handed_in]


@pytest.mark.parametrize(("pattern", "name"), EXPORTED, ids=[name for _, name in EXPORTED])
def test_what_a_platform_exports_is_read_with_its_pattern(pattern: str, name: str, tmp_path: Path) -> None:
    """As an archive, and unpacked."""
    assert pattern in PAGE
    put(tmp_path, f"class/{name}")
    for there in (tmp_path / "class", of_class(tmp_path, (name, b"x = 1\n"))):
        found = collect(there, pattern=pattern)
        assert (people(found), found.left_out) == ([(EXPORTED[pattern, name], "B")], [])


def test_two_learners_of_one_name_are_two(tmp_path: Path) -> None:
    """The platform's number tells them apart."""
    put(tmp_path, "examplealice_1_7_b.py")
    put(tmp_path, "examplealice_2_8_b.py")
    assert people(collect(tmp_path, pattern=CANVAS)) == [("1", "B"), ("2", "B")]


def test_an_archive_that_a_platform_has_named_is_its_learners(tmp_path: Path) -> None:
    """Whatever the names in it look like."""
    path = of_class(tmp_path, ("examplealice_1_7_work.zip", packed(("bob_2_9_b.py", b""), ("s4.py", b""))))
    found = collect(path, pattern=CANVAS)
    assert people(found) == [("1", "S04")]
    assert ["there is no kata 'bob_2_9_b'" in each.reason for each in found.left_out] == [True]


def test_what_a_pattern_does_not_match_is_told(tmp_path: Path) -> None:
    """The whole path is held against it; a learner may have handed in something else, or have no name."""
    for name in ("ann-b.py", "carl-c/extra-b.py", "bob-notes.txt", "-b.py", "list.csv", "x\udcff-b.py"):
        put(tmp_path, name)
    found = collect(tmp_path, pattern=r"(?P<learner>[^/]*)-(?P<file>[^/]*)")
    assert (found.learners, people(found)) == (["ann", "bob"], [("ann", "B")])
    assert [(Path(each.path).name, each.reason.split(":")[0]) for each in found.left_out] == [
        ("-b.py", "--pattern does not say whose it is"),
        ("extra-b.py", "--pattern does not say whose it is"),
        ("x\udcff-b.py", "the learner's name is not UTF-8 text, so that no gradebook can hold it"),
    ]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(", "missing )"),
        ("b.py", "it must have a group"),
        ("(?P<learner>.)(?P<kata>.)", "no other name"),
        ("(?P<learner>.{9999999999})", ""),
    ],
)
def test_a_pattern_that_says_nothing_is_refused(pattern: str, words: str, tmp_path: Path) -> None:
    """With what is wrong with it."""
    with pytest.raises(CollectError, match="--pattern") as caught:
        collect(tmp_path, pattern=pattern)
    assert words in str(caught.value)


def test_all_may_be_one_learners(tmp_path: Path) -> None:
    """A repository: also files at its top, and none of what is installed in it."""
    for name in ("b.py", "src/s4.py", "setup.py", ".git/c.py", "node_modules/d.py", "env/pyvenv.cfg", "env/e.py"):
        put(tmp_path, name)
    found = collect(tmp_path, learner="ann")
    assert (found.learners, people(found)) == (["ann"], [("ann", "B"), ("ann", "S04")])
    assert [Path(each.path).name for each in found.left_out] == ["env", "setup.py"]
    assert people(collect(of_class(tmp_path, ("b.py", b"")), learner="ann")) == [("ann", "B")]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "\x1b[2J", "x\udcff"])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    """No gradebook can show it."""
    with pytest.raises(CollectError, match="--learner"):
        collect(tmp_path, learner=name)


def test_one_learner_needs_no_pattern(tmp_path: Path) -> None:
    """Two answers to one question."""
    with pytest.raises(CollectError, match="nothing for --pattern to say"):
        collect(tmp_path, learner="ann", pattern=CANVAS)


def table(folder: Path, text: str) -> Path:
    path = folder / "katas.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_where_there_is_no_folder_it_may_be_a_learners(tmp_path: Path) -> None:
    """Told with the way out; an empty folder is a class without anybody yet."""
    assert collect(tmp_path).notes == []
    (tmp_path / "b.py").write_bytes(b"")
    found = collect(tmp_path)
    assert (found.learners, ["--learner NAME" in note for note in found.notes]) == ([], [True])
    assert collect(tmp_path, learner="ann").notes == []


def test_where_there_is_one_folder_it_may_be_the_classs(tmp_path: Path) -> None:
    """As archivers make it; the teacher is told what to do."""
    path = of_class(tmp_path, ("class/ann/b.py", b""), ("class/bob/b.py", b""))
    found = collect(path)
    pattern = "[^/]+/(?P<learner>[^/]+)/(?P<file>.+)"
    assert (found.learners, [f"--pattern '{pattern}'" in note for note in found.notes]) == (["class"], [True])
    found = collect(path, pattern=pattern)
    assert (people(found), found.notes) == ([("ann", "B"), ("bob", "B")], [])
    assert collect(path, learner="ann").notes == []


def test_a_table_says_which_file_is_for_which_kata(tmp_path: Path) -> None:
    """Before a line in it, and before its name; the first row that matches counts, and what none matches is as ever."""
    for name in ("hw1/task3.py", "hw1/task4.py", "deep/er/ex_two.ipynb", "c.py"):
        put(tmp_path, f"class/ann/{name}", "# kata: A\n")
    path = table(tmp_path, '\ufeffPattern, Kata\nhw1/task3.py,B\n\n"*/ex_two.ipynb",s4\nhw?/*,D\nhw1/task4.py,E\nlate/*.py,F\n')
    found = collect(tmp_path / "class", table=path)
    assert [(Path(each.path).name, each.kata) for each in found.handed_in] == [
        ("c.py", "A"),
        ("ex_two.ipynb", "S04"),
        ("task3.py", "B"),
        ("task4.py", "D"),
    ]
    assert found.notes[:2] == [f"{path}, line 6: no file is called hw1/task4.py", f"{path}, line 7: no file is called late/*.py"]


def test_a_table_is_held_against_names_in_an_archive_as_if_it_were_unpacked_there(tmp_path: Path) -> None:
    """Nobody knows what learners call their archives."""
    path = of_class(tmp_path, ("ann/week/my work.zip", packed(("hw1/task3.py", b""))))
    assert people(collect(path, table=table(tmp_path, "week/hw1/task3.py,B"))) == [("ann", "B")]


def test_a_table_is_held_against_the_name_that_a_pattern_finds(tmp_path: Path) -> None:
    """Not against what the platform has put around it."""
    put(tmp_path, "class/examplealice_1_7_task3-1.py")
    assert people(collect(tmp_path / "class", pattern=CANVAS, table=table(tmp_path, "task3,B"))) == [("1", "B")]


BAD_TABLES = {
    "a.py,B\nb.py\n": "line 2: a row has a pattern and a kata",
    "a.py,B,C\n": "line 1: a row has",
    "a.py,\n": "line 1: a row has",
    "\n\na.py,Q77\n": "line 3: there is no kata 'Q77'",
    'a.py,B\n"b.py,C\n': "line 2: unexpected end of data",
    "b.py,b\udcff": "is not UTF-8 text",
}


@pytest.mark.parametrize("text", BAD_TABLES)
def test_a_table_that_cannot_be_read_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    """Nothing is graded by half a table."""
    path = tmp_path / "katas.csv"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(CollectError, match=r"katas\.csv") as caught:
        collect(tmp_path, table=path)
    assert BAD_TABLES[text] in str(caught.value)


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_a_table_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    """By its path."""
    with pytest.raises(CollectError, match=r"No such file|Is a directory"):
        collect(tmp_path, table=tmp_path / name)
