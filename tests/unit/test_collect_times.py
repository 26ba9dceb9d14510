"""When something was handed in, in nbgrader's words and in others."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.classroom.collect import collect
from grader.classroom.collecting import times
from tests.unit.test_collect import put

CHANGED = datetime.fromtimestamp(1_000_000, UTC)
TIMES = {
    "2015-02-02 14:58:23.948203 America/Los_Angeles": datetime(2015, 2, 2, 22, 58, 23, 948203, UTC),
    "2015-02-02 14:58:23.948203 UTC": datetime(2015, 2, 2, 14, 58, 23, 948203, UTC),
    "2015-02-02 14:58:23 UTC\n": datetime(2015, 2, 2, 14, 58, 23, 0, UTC),
    "2015-02-02 14:58:23 Z": datetime(2015, 2, 2, 14, 58, 23, 0, UTC),
    "2015-02-02 14:58:23": datetime(2015, 2, 2, 14, 58, 23, 0, UTC),
    "2015-02-02 14:58:23.5 +0130": datetime(2015, 2, 2, 13, 28, 23, 500000, UTC),
    "2015-02-02 14:58:23 -08:00": datetime(2015, 2, 2, 22, 58, 23, 0, UTC),
}


@pytest.mark.parametrize("text", TIMES)
def test_a_time_as_nbgrader_writes_it_is_read(text: str) -> None:
    """In its zone."""
    assert times.parsed(text) == TIMES[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2015-02-02",
        "2015-02-30 14:58:23 UTC",
        "2015-02-02 25:00:00 UTC",
        "2015-02-02 14:58:23 PST",
        "2015-02-02 14:58:23 ../../etc/passwd",
        "2015-02-02 14:58:23 /etc/localtime",
        "2015-02-02 14:58:23 Europe",
        "2015-02-02 14:58:23 +99:99",
        "0001-01-01 00:00:00 +14:00",
        "2015-02-02 14:58:23 UTC and more",
        "٢٠١٥-02-02 14:58:23 UTC",
        "x" * 10_000,
    ],
)
def test_what_is_no_time_is_told(text: str) -> None:
    """In a line; a zone that may be several is none."""
    with pytest.raises(times.TimeError) as caught:
        times.parsed(text)
    assert len(str(caught.value)) < 250
    assert "\n" not in str(caught.value)


def test_a_date_beyond_all_calendars_is_none() -> None:
    """A file may claim any."""
    assert times.changed(os.stat_result(range(10), {"st_mtime_ns": 1 << 70})) is None


def course(root: Path, *stamps: tuple[str, str]) -> Path:
    """A course of nbgrader's with submissions for two assignments, and timestamp.txt files of theirs."""
    for name in ("bitdiddle/ps1/b.ipynb", "bitdiddle/ps2/b.ipynb", "hacker/ps1/b.ipynb", "hacker/ps1/data/notes.txt"):
        put(root, f"submitted/{name}", "{}")
    for place, text in stamps:
        put(root, f"submitted/{place}/timestamp.txt", text)
    return root / "submitted"


def test_a_course_of_nbgraders_is_read_with_its_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two assignments with one kata the one that was handed in last counts, whenever it was copied."""
    folder = course(
        tmp_path,
        ("bitdiddle/ps1", "2015-02-03 00:00:00.000000 UTC"),
        ("bitdiddle/ps2", "2015-02-02 14:58:23.948203 America/Los_Angeles"),
    )
    for there in (folder, Path(".")):
        monkeypatch.chdir(folder)
        found = collect(there)
        assert found.learners == ["bitdiddle", "hacker"]
        assert [(each.learner, each.at) for each in found.handed_in] == [
            ("bitdiddle", datetime(2015, 2, 3, tzinfo=UTC)),
            ("hacker", CHANGED),
        ]
        assert [Path(each.path).parts[-2:] for each in found.left_out] == [("ps2", "b.ipynb")]


def test_a_time_that_is_none_is_told_and_the_files_own_is_taken(tmp_path: Path) -> None:
    """A link is not followed, and no file but one is waited for."""
    folder = course(tmp_path, ("hacker/ps1", "soon"))
    os.mkfifo(folder / "bitdiddle" / "ps1" / "timestamp.txt")
    (folder / "bitdiddle" / "ps2" / "b.ipynb").unlink()
    found = collect(folder)
    assert [each.at for each in found.handed_in] == [CHANGED, CHANGED]
    assert [each.reason for each in found.left_out] == [
        "this is no file: the files beside it count as handed in when they were changed",
        "'soon' is not a time like 2015-02-02 14:58:23.948203 UTC: the files beside it count as handed in when they were changed",
    ]


def test_a_time_that_a_learner_may_have_handed_in_is_not_believed(tmp_path: Path) -> None:
    """In no other folder, and only where nbgrader puts it."""
    other = course(tmp_path, ("hacker/ps1", "2015-02-02 14:58:23 UTC"), ("bitdiddle/ps1/deep", "2015-02-02 14:58:23 UTC"))
    assert [each.at for each in collect(other).handed_in] == [CHANGED, datetime(2015, 2, 2, 14, 58, 23, tzinfo=UTC)]
    other.rename(tmp_path / "class")
    assert [each.at for each in collect(tmp_path / "class").handed_in] == [CHANGED, CHANGED]
