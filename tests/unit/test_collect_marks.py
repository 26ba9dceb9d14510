"""A notebook whose cells say for which katas they are: it is handed in for each of them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.classroom import collect as module
from grader.classroom.collect import Collected, collect
from grader.submission import Submission

Marks = Callable[[Submission], list[str]]


def gathered(root: Path, names: dict[str, list[str]]) -> Collected:
    """What is found where these files of ann have these marks; only notebooks may be asked for theirs."""

    def marks(book: Submission) -> list[str]:
        assert book.name.endswith(".ipynb")
        return names[book.name]

    (root / "ann").mkdir()
    for name in names:
        (root / "ann" / name).write_text("{}", encoding="utf-8")
    return collect(root, marks=marks)


# The name of a notebook, its marks, and for which katas it is.
NAMED = {
    "several": ("hw1.ipynb", ["B", "S04"], ["B", "S04"]),
    "in_other_words": ("hw1.ipynb", ["s4", "b_shared_graph", "B", "Shared-Graph"], ["S04", "B"]),
    "before_its_name": ("b.ipynb", ["S04"], ["S04"]),
    "none": ("b.ipynb", [], ["B"]),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_notebook_is_for_the_katas_that_its_cells_name(name: str, tmp_path: Path) -> None:
    """Each once; where none does, for the one that its name says."""
    file, marks, expected = NAMED[name]
    found = gathered(tmp_path, {file: marks})
    assert [each.kata for each in found.handed_in] == expected
    assert len({each.sha256 for each in found.handed_in}) == 1
    assert found.left_out == []


def test_a_mark_that_names_no_kata_is_told(tmp_path: Path) -> None:
    """With the others graded; a notebook of which nothing is known is told, too, and not taken for what its name says."""
    found = gathered(tmp_path, {"hw1.ipynb": ["Q77", "B", "b 2"], "s04.ipynb": ["mine"]})
    assert [(each.kata, Path(each.path).name) for each in found.handed_in] == [("B", "hw1.ipynb")]
    assert {Path(each.path).name: each.reason for each in found.left_out} == {
        "hw1.ipynb": "cell marks name no kata: 'Q77', 'b 2'",
        "s04.ipynb": "cell marks name no kata: 'mine'",
    }


def test_not_every_mark_of_very_many_is_told(tmp_path: Path) -> None:
    """A reason is a line in a table."""
    found = gathered(tmp_path, {"hw1.ipynb": ["q" * 90 + str(number) for number in range(200)]})
    assert len(found.left_out[0].reason) < 1100


def test_of_two_notebooks_the_newer_one_counts_kata_by_kata(tmp_path: Path) -> None:
    """And a program of its own beside them, too, without being asked for marks."""
    (tmp_path / "ann").mkdir()
    for age, name in ((300, "s04.py"), (200, "old.ipynb"), (100, "new.ipynb")):
        path = tmp_path / "ann" / name
        path.write_text("x", encoding="utf-8")
        stamp = 1_000_000 - age
        os.utime(path, (stamp, stamp))
    marks = {"old.ipynb": ["B", "S04"], "new.ipynb": ["B"]}
    found = collect(tmp_path, marks=lambda book: marks[book.name])
    assert sorted((each.kata, Path(each.path).name) for each in found.handed_in) == [("B", "new.ipynb"), ("S04", "old.ipynb")]
    assert sorted(Path(each.path).name for each in found.left_out) == ["old.ipynb", "s04.py"]


def test_one_learner_cannot_have_notebooks_read_for_hours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each costs a box, and seconds if it is made to. What is one too many is told, and takes nothing from the next learner."""
    monkeypatch.setattr(module, "MOST_NOTEBOOKS", 600 << 10)
    asked: list[str] = []

    def marks(book: Submission) -> list[str]:
        asked.append(book.name)
        return ["B"]

    for name in ("ann/1", "ann/2", "ann/3", "bob/4"):
        path = tmp_path / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    found = collect(tmp_path, marks=marks)
    assert asked == ["1.ipynb", "2.ipynb", "4.ipynb"]
    assert [each.reason for each in found.left_out if each.path.endswith("3.ipynb")] == [
        "it is one too many: of one learner's notebooks at most 614,400 bytes are read"
    ]
