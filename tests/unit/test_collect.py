"""Whose file is for which kata; what cannot be told is reported, never taken for somebody's."""

import os
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader import submission
from grader.classroom.collect import CollectError, LeftOut, collect
from grader.submission import Submission


def put(root: Path, name: str, text: str = "x = 1\n", age: int = 0) -> Path:
    """A file, `age` seconds old."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return path


# Files of ann, and what they are: the kata, or words of the reason for which they are left out.
MATCHED = {
    "b.py": ("x", "B"),
    "B_Shared-Graph.py": ("x", "B"),
    "shared_graph.ipynb": ("{}", "B"),
    "week 1/deep/S4.py": ("x", "S04"),
    "homework.py": ("# my homework\n#kata: b_shared_graph\n", "B"),
    "a.py": ("# kata: B\r\n", "B"),
    "mine.py": ("x", "there is no kata 'mine'"),
    "other.py": ("# kata: Q99\n", "there is no kata 'Q99'"),
    "a/a.py": ("\ufeff# kata: B\n", "B"),
    "sharedgraph.py": ("x", "did you mean B (shared_graph)"),
    "B.PY": ("x", "not a .py or an .ipynb file"),
    "late.py": ("\n" * 5000 + "# kata: B\n", "there is no kata 'late'"),
    "book.ipynb": ('{"source": "# kata: B"}', "there is no kata 'book'"),
}


@pytest.mark.parametrize("name", MATCHED)
def test_a_file_is_for_the_kata_that_it_names(name: str, tmp_path: Path) -> None:
    """In its first lines, or else by its name."""
    text, expected = MATCHED[name]
    put(tmp_path, f"ann/{name}", text)
    found = collect(tmp_path)
    told = [each.kata for each in found.handed_in] + [each.reason for each in found.left_out]
    assert len(told) == 1
    assert expected in told[0]
    assert found.learners == ["ann"]


def test_of_two_files_for_a_kata_the_newer_one_counts(tmp_path: Path) -> None:
    """The other one is told."""
    put(tmp_path, "ann/b.py", "old", age=100)
    newer = put(tmp_path, "ann/second/shared_graph.py", "new")
    oldest = put(tmp_path, "ann/third/b.py", "oldest", age=200)
    found = collect(tmp_path)
    assert [each.path for each in found.handed_in] == [str(newer)]
    assert sorted(each.path for each in found.left_out) == [str(tmp_path / "ann" / "b.py"), str(oldest)]
    assert all(each.reason == f"{newer} is for B, too, and newer" for each in found.left_out)


def test_everybody_with_a_folder_is_a_learner(tmp_path: Path) -> None:
    """Also who handed in nothing; hidden folders and what an archive adds are nobody's."""
    (tmp_path / "empty").mkdir()
    for name in (
        ".git/b.py",
        "__MACOSX/ann/b.py",
        "ann/.ipynb_checkpoints/b.py",
        "ann/__pycache__/b.py",
        "ann/.b.py",
        "ann/notes.txt",
    ):
        put(tmp_path, name)
    found = collect(tmp_path)
    assert (found.learners, found.handed_in, found.left_out) == (["ann", "empty"], [], [])


def test_a_virtual_environment_is_told(tmp_path: Path) -> None:
    """As one; not each of its thousands of files."""
    for name in ("ann/b.py", "ann/env/pyvenv.cfg", "ann/env/b.py", "ann/env/lib/c.py"):
        put(tmp_path, name)
    found = collect(tmp_path)
    assert [each.path for each in found.handed_in] == [str(tmp_path / "ann" / "b.py")]
    assert [(each.path, "a virtual environment" in each.reason) for each in found.left_out] == [(str(tmp_path / "ann" / "env"), True)]


def test_a_file_beside_the_folders_is_told(tmp_path: Path) -> None:
    """It might be somebody's only one."""
    put(tmp_path, "b.py")
    assert [each.reason for each in collect(tmp_path).left_out] == ["it lies in no learner's folder"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """To another learner's file, or folder: that would be copying with the grader's help."""
    put(tmp_path, "ann/b.py")
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob" / "b.py").symlink_to(tmp_path / "ann" / "b.py")
    (tmp_path / "bob" / "all").symlink_to(tmp_path / "ann")
    (tmp_path / "carl").symlink_to(tmp_path / "ann")
    (tmp_path / "dora").symlink_to("gone")
    found = collect(tmp_path)
    assert [(each.learner, each.kata) for each in found.handed_in] == [("ann", "B")]
    assert [Path(each.path).name for each in found.left_out] == ["all", "b.py", "carl", "dora"]
    assert {each.reason for each in found.left_out} == {"it is a link, which may lead to somebody else's file"}
    assert found.learners == ["ann", "bob"]


def test_what_is_no_file_is_told_and_nothing_waits_for_it(tmp_path: Path) -> None:
    """A named pipe would be waited for."""
    (tmp_path / "ann").mkdir()
    os.mkfifo(tmp_path / "ann" / "b.py")
    assert ["a named pipe" in each.reason for each in collect(tmp_path).left_out] == [True]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Its files are not silently nobody's."""
    put(tmp_path, "ann/closed/b.py")
    (tmp_path / "ann" / "closed").chmod(0)
    told = collect(tmp_path).left_out
    (tmp_path / "ann" / "closed").chmod(0o755)
    assert [each.reason for each in told] == ["this folder cannot be read: Permission denied"]


def test_a_folder_that_goes_away_meanwhile_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every trouble with one."""
    put(tmp_path, "ann/b.py")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("ann"):
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [each.reason for each in collect(tmp_path).left_out] == ["this folder cannot be read: No such file or directory"]


def test_of_a_class_that_cannot_be_read_nothing_is_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for an empty one."""

    def scandir(path: str) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(PermissionError):
        collect(tmp_path)


def test_a_folder_whose_name_is_no_text_is_told(tmp_path: Path) -> None:
    """Neither the ledger nor a gradebook can hold it; below a learner's folder a name may be any bytes."""
    for name in (b"M\xfcller", "Möller".encode(), b"ann/week \xff"):
        folder = os.fsencode(tmp_path) + b"/" + name
        os.makedirs(folder)
        with open(folder + b"/b.py", "w", encoding="utf-8") as file:
            file.write("x = 1\n")
    found = collect(tmp_path)
    assert (found.learners, [each.learner for each in found.handed_in]) == (["Möller", "ann"], ["Möller", "ann"])
    assert ["is not UTF-8 text" in each.reason for each in found.left_out] == [True]


def test_a_file_that_cannot_be_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs nobody else's grade."""
    put(tmp_path, "ann/b.py")
    put(tmp_path, "bob/b.py")
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        if path.parent.name == "ann":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "lstat", lstat)
    found = collect(tmp_path)
    assert [each.learner for each in found.handed_in] == ["bob"]
    assert [each.reason for each in found.left_out] == ["it cannot be read: Permission denied"]


def test_a_file_that_goes_away_before_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older one counts then."""
    gone, there = put(tmp_path, "ann/b.py"), put(tmp_path, "ann/shared_graph.py", age=100)
    real = submission.contents

    def contents(path: Path) -> tuple[bytes, int]:
        gone.unlink(missing_ok=True)
        return real(path)

    monkeypatch.setattr(submission, "contents", contents)
    found = collect(tmp_path)
    assert [each.path for each in found.handed_in] == [str(there)]
    assert [each.reason for each in found.left_out] == [f"{gone}: no such file"]


def test_of_two_files_as_new_the_later_name_counts_and_it_is_said_so(tmp_path: Path) -> None:
    """The same one in every run."""
    put(tmp_path, "ann/shared_graph.py")
    put(tmp_path, "ann/b.py")
    found = collect(tmp_path)
    assert [Path(each.path).name for each in found.handed_in] == ["shared_graph.py"]
    assert [each.reason for each in found.left_out] == [f"{tmp_path}/ann/shared_graph.py is for B, too, as new, and its name comes later"]


def test_a_file_over_the_limit_is_for_the_kata_that_its_first_lines_name(tmp_path: Path) -> None:
    """Not for the one that its name says; the verdict then says that it is too large."""
    put(tmp_path, "ann/a.py", "# kata: B\n" + "#" * submission.MOST_SOURCE)
    (each,) = collect(tmp_path).handed_in
    read = each.read()
    assert each.kata == "B"
    assert isinstance(read, Submission)
    assert "at most" in read.too_large


def test_a_file_is_read_again_as_it_was(tmp_path: Path) -> None:
    """Or not at all: it may have been changed since."""
    path = put(tmp_path, "ann/b.py", "before")
    (each,) = collect(tmp_path).handed_in
    assert (each.suffix, each.at) == (".py", datetime.fromtimestamp(1_000_000, UTC))
    assert each.read() == submission.read(path)
    path.write_text("after")
    told = each.read()
    assert isinstance(told, LeftOut)
    assert "it was changed while the class was graded" in told.reason
    path.unlink()
    told = each.read()
    assert isinstance(told, LeftOut)
    assert told.reason == f"it cannot be read any more: {path}: no such file"


@pytest.mark.parametrize("name", ["work.tar.gz", "work.rar", "work.7z", "work.TGZ"])
def test_another_archive_is_told(name: str, tmp_path: Path) -> None:
    """Its learner has handed in something."""
    put(tmp_path, f"ann/{name}")
    assert ["a .zip is" in each.reason for each in collect(tmp_path).left_out] == [True]


def test_memory_does_not_grow_with_what_was_handed_in(tmp_path: Path) -> None:
    """Sixty notebooks of a megabyte are found in the memory of a few."""
    for number in range(60):
        put(tmp_path, f"n{number}/b.ipynb", "x" * (1 << 20))
    tracemalloc.start()
    try:
        found = collect(tmp_path)
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()
    assert len(found.handed_in) == 60


def test_what_is_neither_a_folder_nor_an_archive_is_refused(tmp_path: Path) -> None:
    """With its path."""
    with pytest.raises(CollectError, match=r"notes\.txt is neither a folder nor a \.zip file"):
        collect(put(tmp_path, "notes.txt"))
