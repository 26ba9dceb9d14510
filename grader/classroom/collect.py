"""Who handed in what: a folder with one folder for each learner, and files of theirs anywhere below it."""

import math
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from grader import catalogue, submission
from grader.catalogue import UnknownKata
from grader.submission import SUFFIXES, Submission, SubmissionError

_NAMED = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*#[ \t]*kata[ \t]*:[ \t]*([A-Za-z0-9_-]{1,100})[ \t]*\r?$", re.MULTILINE)
_HEAD_BYTES = 4 << 10  # where a `# kata: B` line is looked for
_LINK = "it is a link, which may lead to somebody else's file"
_NOT_THEIRS = ("__MACOSX", "__pycache__", "node_modules")


@dataclass(frozen=True)
class HandedIn:
    """One file of a learner, and the id of the kata that it is meant for."""

    learner: str
    kata: str
    submission: Submission


@dataclass(frozen=True)
class LeftOut:
    """A file that is not graded, and why not; `learner` is "" for a file in no learner's folder."""

    path: str
    reason: str
    learner: str = ""


@dataclass(frozen=True)
class Collected:
    """Everything that was found, in order."""

    learners: list[str]
    handed_in: list[HandedIn]
    left_out: list[LeftOut]


def collect(folder: Path) -> Collected:
    """Read every .py and .ipynb file below the learners' folders. Raises OSError if `folder` cannot be read."""
    handed_in: list[HandedIn] = []
    left_out: list[LeftOut] = []
    learners = []
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = Path(entry.path)
        if (reason := _nobodys(entry)) is not None:
            left_out.append(LeftOut(str(path), reason))
        elif entry.is_dir(follow_symlinks=False) and not _hidden(entry.name):
            learners.append(entry.name)
            before = len(left_out)
            paths = sorted(_files(path, left_out))
            chosen, others = _newest_of_each(_read(entry.name, each) for each in paths)
            handed_in += chosen
            left_out += others
            left_out[before:] = [replace(each, learner=entry.name) for each in left_out[before:]]
    return Collected(learners, handed_in, left_out)


def _nobodys(entry: "os.DirEntry[str]") -> str | None:
    """Why this is no learner's folder, if anybody might take it for one or miss it."""
    if entry.is_symlink() and not _hidden(entry.name):
        return _LINK
    if not entry.is_dir(follow_symlinks=False):
        return "it lies in no learner's folder" if _wanted(entry.name) else None
    if os.fsencode(entry.name).decode("utf-8", "replace") != entry.name:
        return "the name of this folder is not UTF-8 text, so that no gradebook can hold it: rename it"
    return None


def _wanted(name: str) -> bool:
    """B.PY, too: that it cannot be graded under this name is told, never passed over."""
    return Path(name).suffix.lower() in SUFFIXES


def _hidden(name: str) -> bool:
    return name.startswith(".") or name in _NOT_THEIRS


def _files(folder: Path, left_out: list[LeftOut]) -> Iterator[Path]:
    """Links to folders are not followed: they may lead to anybody's. They are left out, and told, as a folder that cannot be read."""

    def refused(error: OSError) -> None:
        left_out.append(LeftOut(str(error.filename), f"this folder cannot be read: {error.strerror}"))

    for home, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not _hidden(name)]
        links = [path for path in (os.path.join(home, name) for name in folders) if os.path.islink(path)]
        left_out += [LeftOut(path, _LINK) for path in links]
        yield from (Path(home) / name for name in names if _wanted(name) and not name.startswith("."))


def _read(learner: str, path: Path) -> HandedIn | LeftOut:
    try:
        if path.is_symlink():
            return LeftOut(str(path), _LINK)
        read = submission.read(path)
        return HandedIn(learner, _kata(read, path.stem), read)
    except SubmissionError as error:
        return LeftOut(str(path), str(error))
    except UnknownKata as error:
        return LeftOut(str(path), f"it is for no kata: {error}")
    except OSError as error:  # a folder that may be listed but not entered, a disk that fails: this file only
        return LeftOut(str(path), f"it cannot be read: {error.strerror}")


def _kata(read: Submission, stem: str) -> str:
    """As a line `# kata: B` near its top says, or else its name. Raises UnknownKata."""
    named = _NAMED.search(read.source[:_HEAD_BYTES]) if read.name.endswith(".py") else None
    return catalogue.find(named[1].decode("ascii") if named else stem).id


def _newest_of_each(found: Iterator[HandedIn | LeftOut]) -> tuple[list[HandedIn], list[LeftOut]]:
    """Of several files for one kata the one that was changed last; the others are told, and not kept: there may be thousands."""
    newest: dict[str, HandedIn] = {}
    others: list[tuple[str, str]] = []
    left_out = []
    for each in found:
        if isinstance(each, LeftOut):
            left_out.append(each)
        elif (best := newest.setdefault(each.kata, each)) is not each:
            other, newest[each.kata] = sorted((each, best), key=_changed)
            others.append((each.kata, other.submission.path))
    left_out += [LeftOut(path, f"{newest[kata].submission.path} is for {kata}, too, and newer") for kata, path in others]
    return list(newest.values()), left_out


def _changed(each: HandedIn) -> float:
    try:
        return os.stat(each.submission.path).st_mtime
    except OSError:  # it went away after it was read
        return -math.inf
