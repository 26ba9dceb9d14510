"""What was handed in: the bytes of one file, read once, never parsed on this side."""

import errno
import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_SOURCE = 256 << 10  # bytes of a .py file
MOST_NOTEBOOK = 8 << 20  # a notebook carries its pictures with it
MOST_SNAPSHOT = 15 << 20  # of a device's memory, which is no submission but is read as one
SUFFIXES = (".py", ".ipynb")
SNAPSHOTS = (".pickle", ".pkl")


class SubmissionError(Exception):
    """The path cannot be graded at all; the message is for the user."""


@dataclass(frozen=True)
class Submission:
    """One file. `too_large` is a message if it is over the limit; `source` is then empty."""

    path: str
    name: str  # the file's own name, or "submission.py" where that is not plain text
    source: bytes
    sha256: str
    too_large: str = ""


def read(path: Path, suffixes: Sequence[str] = SUFFIXES) -> Submission:
    """Read a submission without ever blocking on it. Raises SubmissionError for what is not a readable .py or .ipynb file.

    With the suffixes SNAPSHOTS: a snapshot of a device's memory.
    """
    return made(str(path), path.name, *contents(path, suffixes))


def contents(path: Path, suffixes: Sequence[str] = SUFFIXES) -> tuple[bytes, int]:
    """The bytes of a file, at most one more than the limit, and how many it has. Never blocks. Raises SubmissionError."""
    try:
        # O_NONBLOCK: opening a FIFO would wait for a writer.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError as error:  # a null byte
        raise SubmissionError(f"{str(path)!r}: no file can have this name") from error
    except OSError as error:
        raise SubmissionError(f"{path}: {_reason(path, error)}") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or path.suffix not in suffixes:
        os.close(descriptor)
        wanted = "a .py or an .ipynb file" if suffixes == SUFFIXES else f"a snapshot ({SNAPSHOTS[0]})"
        raise SubmissionError(f"{path} is {_kind(status.st_mode)}, not {wanted}")
    with os.fdopen(descriptor, "rb") as file:
        return file.read(limit(path.suffix) + 1), status.st_size


def limit(suffix: str) -> int:
    """How many bytes a file with this suffix may have."""
    return MOST_SNAPSHOT if suffix in SNAPSHOTS else MOST_NOTEBOOK if suffix == ".ipynb" else MOST_SOURCE


def made(path: str, name: str, source: bytes, size: int) -> Submission:
    """The submission with these bytes, as `contents` gives them; `path` is shown to people, `name` is the file's own."""
    suffix = Path(name).suffix
    plain = name if name.isprintable() and len(name) < 100 else f"submission{suffix}"
    digest = hashlib.sha256(source).hexdigest()
    if len(source) > limit(suffix):
        told = f"the file has {size:,} bytes; at most {limit(suffix):,} are read"
        return Submission(path, plain, b"", digest, told)
    return Submission(path, plain, source, digest)


def _reason(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOENT and path.is_symlink():
        return f"the link points to {os.readlink(path)}, which does not exist"
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.ELOOP: "the link leads back to itself",
    errno.ENXIO: "this is a socket, not a file",
    errno.ENAMETOOLONG: "no file can have a name this long",
}


def _kind(mode: int) -> str:
    for test, name in (
        (stat.S_ISREG, "another file"),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe"),
    ):
        if test(mode):
            return name
    return "a device"
