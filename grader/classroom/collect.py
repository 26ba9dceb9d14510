"""Who handed in what: a folder with one folder for each learner, and files of theirs anywhere below it."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader import catalogue, submission
from grader.catalogue import UnknownKata
from grader.submission import SUFFIXES, Submission, SubmissionError

_NAMED = re.compile(rb"^[ \t]*#[ \t]*kata[ \t]*:[ \t]*([A-Za-z0-9_-]{1,100})[ \t]*\r?$", re.MULTILINE)
_HEAD_BYTES = 4 << 10  # where a `# kata: B` line is looked for
_NOT_THEIRS = ("__MACOSX", "__pycache__", "node_modules")


@dataclass(frozen=True)
class HandedIn:
    """One file of a learner, and the id of the kata that it is meant for."""

    learner: str
    kata: str
    submission: Submission


@dataclass(frozen=True)
class LeftOut:
    """A file that is not graded, and why not."""

    path: str
    reason: str


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
        if entry.is_dir(follow_symlinks=False) and not _hidden(entry.name):
            learners.append(entry.name)
            paths = sorted(_files(path, left_out))
            chosen, others = _newest_of_each(_read(entry.name, each) for each in paths)
            handed_in += chosen
            left_out += others
        elif path.suffix in SUFFIXES:
            left_out.append(LeftOut(str(path), "it lies in no learner's folder"))
    return Collected(learners, handed_in, left_out)


def _hidden(name: str) -> bool:
    return name.startswith(".") or name in _NOT_THEIRS


def _files(folder: Path, left_out: list[LeftOut]) -> Iterator[Path]:
    """Links to folders are not followed: they may lead to anybody's. A folder that cannot be read is left out, and told."""

    def refused(error: OSError) -> None:
        left_out.append(LeftOut(str(error.filename), f"this folder cannot be read: {error.strerror}"))

    for home, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not _hidden(name)]
        yield from (Path(home) / name for name in names if Path(name).suffix in SUFFIXES and not name.startswith("."))


def _read(learner: str, path: Path) -> HandedIn | LeftOut:
    if path.is_symlink():
        return LeftOut(str(path), "it is a link, which may lead to somebody else's file")
    try:
        read = submission.read(path)
        return HandedIn(learner, _kata(read, path.stem), read)
    except SubmissionError as error:
        return LeftOut(str(path), str(error))
    except UnknownKata as error:
        return LeftOut(str(path), f"it is for no kata: {error}")


def _kata(read: Submission, stem: str) -> str:
    """As a line `# kata: B` near its top says, or else its name. Raises UnknownKata."""
    named = _NAMED.search(read.source[:_HEAD_BYTES]) if read.name.endswith(".py") else None
    return catalogue.find(named[1].decode("ascii") if named else stem).id


def _newest_of_each(found: Iterator[HandedIn | LeftOut]) -> tuple[list[HandedIn], list[LeftOut]]:
    """Of several files for one kata the one that was changed last; the others are told."""
    by_kata: dict[str, list[HandedIn]] = {}
    left_out = []
    for each in found:
        if isinstance(each, LeftOut):
            left_out.append(each)
        else:
            by_kata.setdefault(each.kata, []).append(each)
    chosen = [max(several, key=_changed) for several in by_kata.values()]
    for newest in chosen:
        others = [each for each in by_kata[newest.kata] if each is not newest]
        left_out += [LeftOut(each.submission.path, f"{newest.submission.path} is for {newest.kata}, too, and newer") for each in others]
    return chosen, left_out


def _changed(each: HandedIn) -> float:
    return os.stat(each.submission.path).st_mtime
