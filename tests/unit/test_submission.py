"""What was handed in: read once, never waited for, and never a traceback."""

import errno
import hashlib
import os
import socket
import threading
import tracemalloc
from pathlib import Path

import pytest

from grader import submission
from grader.submission import MOST_NOTEBOOK, MOST_SOURCE, SubmissionError


def _refused(path: Path) -> str:
    """The message for the user; reading may neither hang nor leave a descriptor open."""
    before = len(os.listdir("/proc/self/fd"))
    caught: list[BaseException] = []

    def attempt() -> None:
        try:
            submission.read(path)
        except BaseException as error:
            caught.append(error)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive(), "reading hangs"
    assert [type(each) for each in caught] == [SubmissionError]
    assert len(os.listdir("/proc/self/fd")) == before
    assert "\n" not in str(caught[0])
    return str(caught[0])


@pytest.mark.parametrize("name", ["work.py", "work.ipynb", "ünïcode — 漢字.py", "with space.py", "-rf.py", "a.b.c.py", "quote'\".py"])
def test_a_file_is_read(tmp_path, name):
    """Its bytes, its name and their digest."""
    (tmp_path / name).write_bytes(b"x = 1\r\n\xff\x00")
    read = submission.read(tmp_path / name)
    assert (read.name, read.source, read.too_large) == (name, b"x = 1\r\n\xff\x00", "")
    assert read.path == str(tmp_path / name)
    assert read.sha256 == hashlib.sha256(read.source).hexdigest()


def test_an_empty_file_is_read(tmp_path):
    """It is the box that says what is missing in it."""
    (tmp_path / "a.py").touch()
    assert submission.read(tmp_path / "a.py").source == b""


def test_a_link_to_a_file_is_read(tmp_path):
    """Links are followed."""
    (tmp_path / "a.py").write_bytes(b"x")
    (tmp_path / "link.py").symlink_to("a.py")
    assert submission.read(tmp_path / "link.py").source == b"x"


def test_a_missing_file_is_told(tmp_path):
    """By its path."""
    assert _refused(tmp_path / "none.py") == f"{tmp_path / 'none.py'}: no such file"


def test_a_path_through_a_file_is_told(tmp_path):
    """A file is no folder."""
    (tmp_path / "a.py").touch()
    assert "b.py" in _refused(tmp_path / "a.py" / "b.py")


@pytest.mark.parametrize("name", ["folder", "folder.py", "folder.ipynb"])
def test_a_folder_is_told(tmp_path, name):
    """Also one that is called like a program."""
    (tmp_path / name).mkdir()
    assert "folder" in _refused(tmp_path / name).removeprefix(str(tmp_path / name))


@pytest.mark.parametrize("name", ["pipe", "pipe.py", "pipe.ipynb"])
def test_a_named_pipe_is_told_at_once(tmp_path, name):
    """Nobody waits for a writer that never comes."""
    os.mkfifo(tmp_path / name)
    assert "is a named pipe, not a" in _refused(tmp_path / name)


def test_a_broken_link_is_told(tmp_path):
    """With where it points."""
    (tmp_path / "a.py").symlink_to("gone.py")
    assert "the link points to gone.py, which does not exist" in _refused(tmp_path / "a.py")


def test_a_link_to_itself_is_told(tmp_path):
    """It has no end."""
    (tmp_path / "a.py").symlink_to("a.py")
    assert "a.py" in _refused(tmp_path / "a.py")


def test_a_link_to_a_device_is_told(tmp_path):
    """A program-like name does not make /dev/zero a program."""
    (tmp_path / "a.py").symlink_to("/dev/zero")
    assert "is a device, not a" in _refused(tmp_path / "a.py")


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_a_device_is_told(name):
    """Nothing of it is read."""
    assert "is a device, not a" in _refused(Path(name))


def test_a_socket_is_told(tmp_path, monkeypatch):
    """By its path."""
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("a.py")
        assert "a.py" in _refused(tmp_path / "a.py")


@pytest.mark.parametrize("name", ["a.txt", "a", ".py", "a.pyc", "a.PY", "a.py.bak", "a.py ", "a.zip"])
def test_another_suffix_is_told(tmp_path, name):
    """What may be handed in."""
    (tmp_path / name).write_bytes(b"x = 1")
    assert "a .py or an .ipynb file" in _refused(tmp_path / name)


@pytest.mark.parametrize("name", ["x" * 300 + ".py", "nul\0inside.py"], ids=["too-long", "nul"])
def test_a_name_that_no_file_can_have_is_told(tmp_path, name):
    """As a message, not as a traceback."""
    assert _refused(tmp_path / name)


@pytest.mark.parametrize(
    "name",
    ["line\nbreak.py", "esc\x1b[31m.py", "over\u202eride.py", "x" * 150 + ".py", os.fsdecode(b"latin-\xe9.py"), "tab\t.py"],
    ids=["newline", "escape", "override", "long", "not-utf-8", "tab"],
)
def test_an_odd_name_is_replaced(tmp_path, name):
    """A box and a message get a plain name; the file is read all the same."""
    (tmp_path / name).write_bytes(b"x = 1")
    read = submission.read(tmp_path / name)
    assert (read.name, read.source) == ("submission.py", b"x = 1")


def test_an_odd_name_of_a_notebook_keeps_its_suffix(tmp_path):
    """It decides how the file is read."""
    (tmp_path / "a\n.ipynb").write_bytes(b"{}")
    assert submission.read(tmp_path / "a\n.ipynb").name == "submission.ipynb"


@pytest.mark.parametrize(("suffix", "limit"), [(".py", MOST_SOURCE), (".ipynb", MOST_NOTEBOOK)], ids=["py", "ipynb"])
def test_the_limit_of_size_is_exact(tmp_path, suffix, limit):
    """A file of exactly the limit is read, one byte more is not."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"#" * limit)
    assert len(submission.read(path).source) == limit
    path.write_bytes(b"#" * (limit + 1))
    read = submission.read(path)
    assert read.source == b""
    assert f"{limit + 1:,} bytes" in read.too_large
    assert f"{limit:,}" in read.too_large


def test_a_huge_file_is_not_read(tmp_path):
    """50 MB cost no more memory than the limit."""
    path = tmp_path / "a.py"
    with path.open("wb") as file:
        file.truncate(50 << 20)
    tracemalloc.start()
    try:
        read = submission.read(path)
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()
    assert read.source == b""
    assert "52,428,800 bytes" in read.too_large


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    """With the reason."""

    def refuse(path, *_):  # the kernel would let root read it
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "open", refuse)
    assert "Permission denied" in _refused(tmp_path / "a.py")
