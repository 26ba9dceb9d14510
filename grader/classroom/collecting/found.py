"""A file that was found somewhere, and what is told of one that is not graded."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Protocol

from grader import submission
from grader.submission import SUFFIXES

LINK = "it is a link, which may lead to somebody else's file"
ZIP = ".zip"
OTHER_ARCHIVES = (".tar", ".gz", ".tgz", ".bz2", ".xz", ".rar", ".7z")
_NOT_THEIRS = ("__MACOSX", "__pycache__", "node_modules")


class CollectError(Exception):
    """Nothing can be collected in this way; the message is for the user."""


@dataclass(frozen=True)
class LeftOut:
    """A file that is not graded, and why not; `learner` is "" where nobody knows whose it is."""

    path: str
    reason: str
    learner: str = ""


class Origin(Protocol):
    """Where the bytes of a file are."""

    @property
    def unpacked(self) -> int:
        """How many bytes have to be unpacked for them."""

    def contents(self) -> tuple[bytes, int]:
        """The bytes, at most one more than the limit for such a file, and how many it has. Raises SubmissionError and OSError."""


@dataclass(frozen=True)
class OnDisk:
    """A file in a folder."""

    path: Path
    unpacked: int = 0

    def contents(self) -> tuple[bytes, int]:
        """As `Origin` says."""
        return submission.contents(self.path)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that nobody has read yet: first by its place below SUBMISSIONS, then by its place among its learner's files.

    `at` is when it was handed in, as far as somebody other than its author says so; `made` is what a learner's own archive says.
    """

    parts: tuple[str, ...]
    shown: str
    origin: Origin
    at: datetime | None
    made: datetime | None = None

    @property
    def suffix(self) -> str:
        """Of the file's own name."""
        return PurePosixPath(self.shown).suffix

    @property
    def name(self) -> str:
        """As its learner calls it, without the suffix."""
        return self.parts[-1].removesuffix(self.suffix)


@dataclass(frozen=True)
class Listing:
    """What there is in a folder or an archive: `folders` are the topmost ones, empty or not."""

    folders: list[str] = field(default_factory=list)
    files: list[Found] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def wanted(name: str) -> bool:
    """Whether this may be a submission, or hold one. B.PY, too: that it cannot be graded under this name is told, never passed over."""
    return PurePosixPath(name).suffix.lower() in (*SUFFIXES, ZIP, *OTHER_ARCHIVES)


def hidden(name: str) -> bool:
    """Whether a file or folder of this name is nobody's work: what systems, archivers and package managers put there."""
    return name.startswith(".") or name in _NOT_THEIRS


def is_text(name: str) -> bool:
    """Whether a name is UTF-8 text, so that a ledger and a gradebook can hold it."""
    return name.isascii() or name.encode("utf-8", "replace").decode("utf-8") == name
