"""What is handed in in archives: read within bounds, never unpacked to the disk, and whatever is wrong with one is told."""

import io
import os
import struct
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.classroom import collect as module
from grader.classroom.collect import Collected, CollectError, collect
from grader.classroom.collecting import archives
from grader.classroom.collecting.archives import Entry
from grader.submission import MOST_SOURCE, Submission

_MOST = 300_000  # bytes that may be unpacked of a random archive
DATE = (2026, 3, 4, 5, 6, 8)


def packed(*entries: tuple[str | ZipInfo, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """An archive with these entries, in this order."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", method) as archive:
        for name, data in entries:
            info = ZipInfo(name, DATE) if isinstance(name, str) else name
            info.compress_type = method
            archive.writestr(info, data)
    return stream.getvalue()


def of_class(folder: Path, *entries: tuple[str | ZipInfo, bytes]) -> Path:
    """The archive of a class."""
    path = folder / "class.zip"
    path.write_bytes(packed(*entries))
    return path


def of_ann(folder: Path, data: bytes) -> Path:
    """A folder in which ann has handed in an archive."""
    (folder / "class" / "ann").mkdir(parents=True)
    (folder / "class" / "ann" / "work.zip").write_bytes(data)
    return folder / "class"


def reasons(found: Collected) -> list[str]:
    return [each.reason for each in found.left_out]


def test_an_archive_of_a_class_is_as_its_folder(tmp_path: Path) -> None:
    """Who handed in nothing is in it, too; what archivers add is nobody's."""
    path = of_class(
        tmp_path,
        ("alice/b.py", b"x = 1"),
        ("bob/week 1/s4.ipynb", b"{}"),
        ("carl/", b""),
        ("dora/notes.txt", b""),
        ("lost.py", b""),
        ("__MACOSX/alice/._b.py", b""),
        ("alice/.b.py", b""),
    )
    found = collect(path)
    assert found.learners == ["alice", "bob", "carl", "dora"]
    assert [(each.learner, each.kata, each.path) for each in found.handed_in] == [
        ("alice", "B", f"{path}/alice/b.py"),
        ("bob", "S04", f"{path}/bob/week 1/s4.ipynb"),
    ]
    assert [(each.path, each.reason) for each in found.left_out] == [(f"{path}/lost.py", "it lies in no learner's folder")]
    read = found.handed_in[0].read()
    assert isinstance(read, Submission)
    assert (read.source, read.name, read.path) == (b"x = 1", "b.py", f"{path}/alice/b.py")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["class.zip"]


def test_the_date_in_the_archive_of_a_class_says_when_it_was_handed_in(tmp_path: Path) -> None:
    """In the zone of this machine; of two files the newer one counts."""
    old, new = ZipInfo("ann/b.py", (2026, 1, 1, 0, 0, 0)), ZipInfo("ann/old/b.py", DATE)
    (each,) = collect(of_class(tmp_path, (old, b""), (new, b""))).handed_in
    assert each.path.endswith("ann/old/b.py")
    assert each.at == datetime(*DATE).astimezone(UTC)


@pytest.mark.parametrize("date", [(0, 0), (0b1111111_0000_00000, 0), (0, 0b11111_111111_11111)])
def test_a_date_that_is_none_is_left_out(date: tuple[int, int], tmp_path: Path) -> None:
    """Not the file."""
    day, hour = date
    raw = bytearray(packed(("ann/b.py", b"x")))
    place = raw.index(b"PK\1\2")
    raw[place + 12 : place + 16] = struct.pack("<HH", hour, day)
    (tmp_path / "class.zip").write_bytes(raw)
    (each,) = collect(tmp_path / "class.zip").handed_in
    assert each.at is None


def test_an_archive_of_a_learner_is_as_files_in_its_place(tmp_path: Path) -> None:
    """In a folder, and in the archive of a class: handed in when the archive was, whatever dates it claims to hold."""
    inner = packed((ZipInfo("b.py", (2031, 1, 1, 0, 0, 0)), b"# late"), ("deep/s4.py", b""))
    folder = of_ann(tmp_path, inner)
    os.utime(folder / "ann" / "work.zip", (1_000_000, 1_000_000))
    path = of_class(tmp_path, ("ann/work.zip", inner))
    for found, shown, at in (
        (collect(folder), f"{folder}/ann/work.zip", datetime.fromtimestamp(1_000_000, UTC)),
        (collect(path), f"{path}/ann/work.zip", datetime(*DATE).astimezone(UTC)),
    ):
        assert [(each.kata, each.path, each.at) for each in found.handed_in] == [
            ("B", f"{shown}/b.py", at),
            ("S04", f"{shown}/deep/s4.py", at),
        ]
        assert found.left_out == []
        read = found.handed_in[0].read()
        assert isinstance(read, Submission)
        assert read.source == b"# late"


def test_dates_in_an_archive_of_a_learner_decide_between_its_own_files(tmp_path: Path) -> None:
    """They cannot make it older than another one's."""
    inner = packed((ZipInfo("new/b.py", (2026, 1, 1, 0, 0, 0)), b"new"), (ZipInfo("old/b.py", (2025, 1, 1, 0, 0, 0)), b"old"))
    folder = of_ann(tmp_path, inner)
    (each,) = collect(folder).handed_in
    assert each.path.endswith("new/b.py")
    (folder / "ann" / "b.py").write_bytes(b"later")
    os.utime(folder / "ann" / "work.zip", (1_000_000, 1_000_000))
    (each,) = collect(folder).handed_in
    assert each.path == str(folder / "ann" / "b.py")


def test_an_archive_in_one_of_a_learner_is_told(tmp_path: Path) -> None:
    """One level is opened."""
    inner = packed(("more.zip", packed(("b.py", b""))))
    told = ["an archive within an archive of a learner's is not opened"]
    assert reasons(collect(of_ann(tmp_path, inner))) == told
    assert reasons(collect(of_class(tmp_path, ("ann/work.zip", inner)))) == told


# Names in a learner's archive, and words of the reason for which such an entry is left out.
NAMES = {
    "../b.py": "no plain path",
    "a/../../b.py": "no plain path",
    "/etc/b.py": "no plain path",
    "a\\b.py": "no plain path",
    "x" * 5000 + "/b.py": "no plain path",
    "../work.zip": "no plain path",
    "b.PY": "not a .py or an .ipynb file",
}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:20])
def test_an_entry_with_a_hostile_name_is_told(name: str, tmp_path: Path) -> None:
    """The others are graded."""
    found = collect(of_ann(tmp_path, packed((name, b"x"), ("s4.py", b""))))
    assert [each.kata for each in found.handed_in] == ["S04"]
    assert [NAMES[name] in reason for reason in reasons(found)] == [True]


def test_a_hostile_name_makes_no_learner(tmp_path: Path) -> None:
    """In the archive of a class."""
    found = collect(of_class(tmp_path, *((name, b"") for name in ("../b.py", "/etc/b.py", "a\\b/b.py", "a/../b.py", "ann/b.py"))))
    assert (found.learners, len(found.left_out)) == (["ann"], 4)


def changed(raw: bytes, old: bytes, new: bytes) -> bytes:
    """An archive in which a name, or another piece of the same length, is another one everywhere."""
    assert len(old) == len(new)
    assert old in raw
    return raw.replace(old, new)


def test_a_null_byte_in_a_name_is_told(tmp_path: Path) -> None:
    """Where others see b.py and others b.py_.txt."""
    raw = changed(packed(("b.pyX.py", b"x")), b"b.pyX.py", b"b.py\0.py")
    assert ["a null byte" in reason for reason in reasons(collect(of_ann(tmp_path, raw)))] == [True]


def test_names_in_other_encodings(tmp_path: Path) -> None:
    """UTF-8 that is not said to be any is read; below a learner's folder a name may be any bytes, a learner's may not."""
    raw = packed(("XXller/YY/b.py", b""), ("ZYller/b.py", b""), ("ann/YY/b.py", b""))
    for old, new in ((b"XXller", "üller".encode()), (b"ZY", b"\x81\xff"), (b"YY", b"\x81\xff")):
        raw = raw.replace(old, new)
    (tmp_path / "class.zip").write_bytes(raw)
    found = collect(tmp_path / "class.zip")
    assert found.learners == ["ann", "üller"]
    assert [each.learner for each in found.handed_in] == ["ann", "üller"]
    assert ["is not UTF-8 text" in reason for reason in reasons(found)] == [True]


def test_two_entries_of_one_name_are_both_told(tmp_path: Path) -> None:
    """Programs differ in which of them they show."""
    raw = changed(packed(("b.py", b"one"), ("c.py", b"two"), ("./b.py", b"three"), ("d.py", b"")), b"c.py", b"b.py")
    found = collect(of_ann(tmp_path, raw))
    assert [each.kata for each in found.handed_in] == ["D"]
    assert reasons(found) == ["the archive has two entries of this name"] * 3


KINDS = {0o120777: "it is a link", 0o010644: "something else than a file", 0o040755: "something else than a file"}


@pytest.mark.parametrize("mode", KINDS)
def test_an_entry_that_is_no_file_is_told(mode: int, tmp_path: Path) -> None:
    """Links, above all: nobody follows them anyway."""
    info = ZipInfo("b.py", DATE)
    info.external_attr = mode << 16
    assert [KINDS[mode] in reason for reason in reasons(collect(of_ann(tmp_path, packed((info, b"/etc/passwd")))))] == [True]


def test_a_folder_with_bytes_is_told(tmp_path: Path) -> None:
    """One called b.py/."""
    raw = changed(packed(("b.pyX", b"x = 1")), b"b.pyX", b"b.py/")
    assert reasons(collect(of_ann(tmp_path, raw))) == ["it claims to be a folder, and has bytes"]


def test_an_encrypted_entry_is_told(tmp_path: Path) -> None:
    """With what to do."""
    raw = bytearray(packed(("b.py", b"x")))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        raw[raw.index(mark) + flags] |= 1
    assert reasons(collect(of_ann(tmp_path, bytes(raw)))) == ["it is encrypted: the archive has to be made without a password"]


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_compression_without_a_bound_is_told(method: int, tmp_path: Path) -> None:
    """Nothing of it is unpacked."""
    found = collect(of_ann(tmp_path, packed(("b.py", b"x"), method=method)))
    assert [f"(method {method})" in reason for reason in reasons(found)] == [True]


def test_of_an_entry_only_so_much_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of a file, and one byte; it counts as too large, whatever it claims."""
    read: list[int] = []
    real = zipfile.ZipExtFile.read

    def counted(stream: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        data = real(stream, size)
        read.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    (each,) = collect(of_ann(tmp_path, packed(("b.py", bytes(50 << 20))))).handed_in
    assert read == [MOST_SOURCE + 1]
    told = each.read()
    assert isinstance(told, Submission)
    assert (told.source, "52,428,800 bytes" in told.too_large) == (b"", True)


@pytest.mark.parametrize("claimed", [0, 10, 4999])
def test_an_entry_that_claims_fewer_bytes_than_it_has_is_told(claimed: int, tmp_path: Path) -> None:
    """Its checksum is another one then."""
    raw = bytearray(packed(("b.py", bytes(5000))))
    for mark, size in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        raw[raw.index(mark) + size : raw.index(mark) + size + 4] = struct.pack("<I", claimed)
    assert ["Bad CRC-32" in reason for reason in reasons(collect(of_ann(tmp_path, bytes(raw))))] == [True]


def test_of_all_archives_of_a_learner_only_so_much_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others of the class are not touched by it."""
    monkeypatch.setattr(module, "MOST_UNPACKED", 5000)
    one = packed(("b.py", bytes(2000)), ("c.py", bytes(2000)), ("d.py", bytes(2000)))
    found = collect(of_class(tmp_path, ("ann/work.zip", one), ("bob/b.py", bytes(2000))))
    assert [(each.learner, each.kata) for each in found.handed_in] == [("ann", "B"), ("ann", "C"), ("bob", "B")]
    assert reasons(found) == ["more than 5,000 bytes would be unpacked for this learner"]


def test_an_archive_within_an_archive_is_held_in_memory_only_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb in an archive."""
    monkeypatch.setattr(archives, "MOST_ARCHIVE", 1000)
    found = collect(of_class(tmp_path, ("ann/work.zip", bytes(2000)), ("bob/b.py", b"")))
    assert [each.learner for each in found.handed_in] == ["bob"]
    assert ["it has 2,000 bytes; at most 1,000 are read" in reason for reason in reasons(found)] == [True]


def test_an_archive_with_very_many_entries_is_told(tmp_path: Path) -> None:
    """Their names alone would take the memory of thousands of submissions."""
    many = packed(*((f"{number:0500}.txt", b"") for number in range(2000)))
    found = collect(of_ann(tmp_path, many))
    assert ["it has too many entries" in reason for reason in reasons(found)] == [True]
    (tmp_path / "class.zip").write_bytes(many)
    assert collect(tmp_path / "class.zip").learners == []


def overlapping() -> bytes:
    """Two entries; what the first one is said to hold reaches into the second one."""
    raw = bytearray(packed(("b.py", b"x"), ("c.py", b"y"), ("d.py", b"z"), method=zipfile.ZIP_STORED))
    place = raw.index(b"PK\1\2")
    raw[place + 20 : place + 28] = struct.pack("<II", 20, 20)
    return bytes(raw)


def test_entries_that_share_bytes_are_told(tmp_path: Path) -> None:
    """Whichever version of zipfile is at work."""
    found = collect(of_ann(tmp_path, overlapping()))
    assert [each.kata for each in found.handed_in] == ["D"]
    assert reasons(found) == ["its bytes in the archive are another entry's, too"] * 2


NO_ARCHIVES = {
    "empty": b"",
    "short": b"PK",
    "text": b"not an archive",
    "cut off": packed(("b.py", b"x"))[:-30],
    "a name that is not the UTF-8 it claims to be": packed(("ü.py", b"x")).replace("ü".encode(), b"\xff\xff"),
    "a version to come": packed(("b.py", b"x")).replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3\xff"),
}


@pytest.mark.parametrize("data", NO_ARCHIVES.values(), ids=NO_ARCHIVES)
def test_what_is_no_archive_is_told(data: bytes, tmp_path: Path) -> None:
    """A learner's costs nobody else a grade; of the class's nothing can be said."""
    folder = of_ann(tmp_path, data)
    (folder / "bob").mkdir()
    (folder / "bob" / "b.py").write_bytes(b"")
    found = collect(folder)
    assert [each.learner for each in found.handed_in] == ["bob"]
    assert ["cannot be read" in reason for reason in reasons(found)] == [True]
    (tmp_path / "class.zip").write_bytes(data)
    with pytest.raises(CollectError, match="unpack it, and grade the folder"):
        collect(tmp_path / "class.zip")


def test_a_pipe_called_like_an_archive_is_told_and_nobody_waits(tmp_path: Path) -> None:
    """For a writer that never comes."""
    (tmp_path / "class" / "ann").mkdir(parents=True)
    os.mkfifo(tmp_path / "class" / "ann" / "work.zip")
    assert ["it is no file" in reason for reason in reasons(collect(tmp_path / "class"))] == [True]


def test_an_archive_that_is_changed_meanwhile_gives_no_other_file(tmp_path: Path) -> None:
    """Neither another one's nor another content."""
    folder = of_ann(tmp_path, packed(("b.py", b"x"), ("c.py", b"y")))
    first, second = collect(folder).handed_in
    (folder / "ann" / "work.zip").write_bytes(packed(("c.py", b"y" * 1000)))
    told = [first.read(), second.read()]
    assert [type(each).__name__ for each in told] == ["LeftOut", "LeftOut"]


def test_an_archive_that_was_changed_is_read_as_it_is(tmp_path: Path) -> None:
    """Not as it was when it was opened first."""
    collect(of_class(tmp_path, ("ann/b.py", b"")))
    assert collect(of_class(tmp_path, ("bob/s4.py", b"and more"))).learners == ["bob"]


def test_ten_thousand_files_of_an_archive_are_read_again_at_the_cost_of_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory of the archive is read once, not for each of them."""
    opened = []
    monkeypatch.setattr(archives, "ZipFile", lambda file: opened.append(file) or ZipFile(file))
    path = of_class(tmp_path, *((f"n{number}/b.py", b"x") for number in range(50)))
    assert all(isinstance(each.read(), Submission) for each in collect(path).handed_in)
    assert len(opened) == 1


NAME = st.one_of(
    st.sampled_from(
        ["b.py", "ann/b.py", "../b.py", "/b.py", "ann/", "ann//b.py", "work.zip", "./s4.ipynb", "a\\b.py", ".py", "//", "..", "a/../b.py"]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).map(lambda name: f"{name}.py"),
)


@st.composite
def archive(draw: st.DrawFn, depth: int = 1) -> bytes:
    """An archive with hostile names, in which any bytes may then be other ones."""
    inside = [st.binary(max_size=40), st.just(bytes(1 << 20))] + ([archive(depth=depth - 1)] if depth else [])
    entries = draw(st.lists(st.tuples(NAME, st.one_of(inside)), max_size=5))
    stream = io.BytesIO()
    with ZipFile(stream, "w", draw(st.sampled_from([zipfile.ZIP_STORED, ZIP_DEFLATED]))) as made:
        for name, data in entries:
            info = ZipInfo(name, DATE)
            info.external_attr = draw(st.sampled_from([0, 0o644, 0o100644, 0o120777])) << 16
            made.writestr(info, data)
    raw = bytearray(stream.getvalue())
    for _ in range(draw(st.integers(0, 4))):
        raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    return bytes(raw[: draw(st.integers(0, len(raw)))] if draw(st.booleans()) else raw)


@settings(max_examples=150, deadline=None)
@pytest.mark.filterwarnings("ignore:Duplicate name")
@given(raw=archive())
def test_whatever_an_archive_holds_it_is_collected_or_told(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing else is raised, no more is unpacked than may be, and what was collected is read again."""
    taken: list[int] = []
    real = Entry.contents

    def counted(entry: Entry) -> tuple[bytes, int]:
        data, size = real(entry)
        taken.append(len(data))
        return data, size

    folder = tmp_path_factory.mktemp("any")
    with patch.object(module, "MOST_UNPACKED", _MOST), patch.object(Entry, "contents", counted):
        found = [collect(of_ann(folder, raw))]
        assert sum(taken) <= _MOST
    (folder / "class.zip").write_bytes(raw)
    with suppress(CollectError):  # it is no archive at all
        found.append(collect(folder / "class.zip"))
    for each in found:
        assert all(learner not in ("", ".", "..") and "/" not in learner for learner in each.learners)
        assert all(isinstance(one.read(), Submission) for one in each.handed_in)
        assert all(isinstance(one.path, str) and one.reason for one in each.left_out)
    assert sorted(each.name for each in folder.iterdir()) == ["class", "class.zip"]
