"""What learners get back: their own verdicts, and nothing that is markup or somebody else's."""

import json
from pathlib import Path

import pytest

from grader.classroom import feedback
from grader.verdict import Outcome, Scored, Verdict
from tests.unit.page import Reader
from tests.unit.test_reporters import HOSTILE, hostile

LEARNERS = [
    "ann",
    "Ann",
    "..",
    "a/../b",
    "=cmd",
    "x" * 300,
    "Ærø",
    "con\x00trol",
    "\udce9ric",
    "-rf",
    ".hidden",
    "",
    "a_b",
    "a/b",
    "e\u0301",
    "\u00e9",
]


def test_no_two_learners_share_a_file_and_none_leaves_the_folder() -> None:
    """However a file system compares names."""
    stems = feedback.stems(LEARNERS)
    assert len({feedback._compared(stem) for stem in stems.values()}) == len(LEARNERS)
    for stem in stems.values():
        assert "/" not in stem
        assert stem.isprintable()
        assert not stem.startswith(".")
        assert 0 < len(stem.encode()) <= 200
    assert (stems["Ærø"], stems["-rf"]) == ("Ærø", "-rf")


def test_nobody_is_called_like_somebody_elses_file() -> None:
    """Its name can be known: a learner who has it would get, or replace, the other's feedback."""
    others = ["Ann", "ann", "a/b"]
    names = [*others, *feedback.stems(others).values()]
    names.append(feedback.stems(others)["a/b"].upper())
    assert len({feedback._compared(stem) for stem in feedback.stems(names).values()}) == len(names)


def test_names_do_not_depend_on_who_else_is_there_but_where_they_must() -> None:
    """Otherwise old files would stay behind under another name."""
    assert feedback.stems(["..", "bob"])[".."] == feedback.stems([".."])[".."]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Feedback with hostile text wherever there may be some."""
    given = [
        Scored("ann", hostile(), 0.0, 2.0),
        Scored("ann", Verdict("S01", "x", Outcome.PASSED, seed=None), 0.5, 1.0, "1 day late: 50 % less"),
    ]
    feedback.write(tmp_path, "ann", HOSTILE, given, [(HOSTILE, HOSTILE)])
    return tmp_path


def test_all_three_say_the_same(written: Path) -> None:
    """Points, of how many, and why less."""
    told = json.loads((written / "ann.json").read_text(encoding="utf-8"))
    assert (told["points"], told["possible"], told["katas"][1]["note"]) == (0.5, 3.0, "1 day late: 50 % less")
    assert told["katas"][1]["verdict"]["seed"] is None
    for suffix in (".md", ".html"):
        text = (written / f"ann{suffix}").read_text(encoding="utf-8")
        assert "0.5 of 3 points" in text
        assert "0.5 of 1 point (1 day late: 50 % less)" in text


def test_a_hostile_text_is_no_markup_on_the_page(written: Path) -> None:
    """No element and no address but the template's."""
    page = (written / "ann.html").read_text(encoding="utf-8")
    read = Reader(page)
    assert (read.open, page.count("</article>")) == ([], 2)
    assert read.names & {"script", "img", "iframe", "a", "svg", "form"} == set()
    assert {name for name, _ in read.attributes} <= {"lang", "charset", "name", "content", "http-equiv", "class", "id", "scope"}
    assert any(value is not None and value.startswith("default-src 'none'") for _, value in read.attributes)


def test_a_name_that_is_no_text_is_written_all_the_same(tmp_path: Path) -> None:
    """As Python writes it."""
    feedback.write(tmp_path, "it", "\udce9ric", [], [])
    assert "\\udce9ric" in (tmp_path / "it.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_leaves_the_old_one(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the midst of it."""
    old = (written / "ann.md").read_bytes()

    def full(path: Path, text: str, **_: str) -> None:
        path.write_bytes(text[:3].encode())
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        feedback.write(written, "ann", "ann", [], [])
    assert (written / "ann.md").read_bytes() == old


def test_a_fault_of_ours_is_no_zero(tmp_path: Path) -> None:
    """Nowhere in the three files."""
    given = [Scored("ann", Verdict("B", "t"), 0.0, 2.0), Scored("ann", Verdict("A", "t", Outcome.PASSED), 1.0, 1.0)]
    feedback.write(tmp_path, "ann", "ann", given, [])
    told = json.loads((tmp_path / "ann.json").read_text(encoding="utf-8"))
    assert [each["points"] for each in told["katas"]] == [None, 1.0]
    for suffix in (".md", ".html"):
        text = (tmp_path / f"ann{suffix}").read_text(encoding="utf-8")
        assert "ann: 1 of 3 points, 1 not graded yet" in text
        assert "not graded yet, of 2 points" in text
        assert "0 of 2 points" not in text
