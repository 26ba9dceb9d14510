"""What lies in a folder."""

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from grader.classroom.collecting import times
from grader.classroom.collecting.found import LINK, Found, LeftOut, Listing, OnDisk, hidden, wanted

_SUBMITTED, _STAMP = "submitted", "timestamp.txt"  # as nbgrader calls them (coursedir.py, exchange/submit.py)


def listing(root: Path) -> Listing:
    """Every file below a folder, in order; hidden ones, virtual environments and what links lead to are nobody's work.

    Raises OSError if the folder itself cannot be read.
    """
    told = Listing()
    for home, names in _walk(root, told):
        below = Path(home).relative_to(root).parts
        for name in sorted(names):
            _add(told, (*below, name), Path(home, name))
    return _as_nbgrader_says(root, told) if root.resolve().name == _SUBMITTED else told


def _walk(root: Path, told: Listing) -> Iterator[tuple[str, list[str]]]:
    def refused(error: OSError) -> None:
        if error.filename == str(root):
            raise error
        told.left_out.append(LeftOut(str(error.filename), f"this folder cannot be read: {error.strerror}"))

    for home, folders, names in os.walk(root, onerror=refused):
        if "pyvenv.cfg" in names:  # thousands of files of other people
            told.left_out.append(LeftOut(home, "it is a virtual environment (there is a pyvenv.cfg in it): nothing in it is graded"))
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not hidden(name))
        links = [name for name in folders if os.path.islink(os.path.join(home, name))]
        told.left_out.extend(LeftOut(os.path.join(home, name), LINK) for name in links)
        if home == str(root):
            told.folders.extend(name for name in folders if name not in links)
        yield home, [name for name in names if not hidden(name)]


def _add(told: Listing, parts: tuple[str, ...], path: Path) -> None:
    try:
        status = path.lstat()
    except OSError as error:  # a folder that may be listed but not entered, a disk that fails: this file only
        told.left_out.append(LeftOut(str(path), f"it cannot be read: {error.strerror}"))
        return
    if not stat.S_ISLNK(status.st_mode):
        told.files.append(Found(parts, str(path), OnDisk(path), times.changed(status)))
    elif len(parts) == 1 or wanted(path.name):
        told.left_out.append(LeftOut(str(path), LINK))


def _as_nbgrader_says(root: Path, told: Listing) -> Listing:
    """The files of submitted/LEARNER/ASSIGNMENT/ were handed in when timestamp.txt there says, or else when they were changed.

    Only in a folder of this name: elsewhere a learner might have handed in a timestamp.txt.
    """
    stamps: dict[tuple[str, ...], datetime] = {}
    left_out = list(told.left_out)
    for each in told.files:
        if len(each.parts) == 3 and each.parts[-1] == _STAMP:
            try:
                stamps[each.parts[:2]] = times.stamped(Path(each.shown))
            except times.TimeError as error:
                left_out.append(LeftOut(each.shown, f"{error}: the files beside it count as handed in when they were changed"))
    files = [replace(each, at=stamps.get(each.parts[:2], each.at)) for each in told.files]
    return Listing(told.folders, files, left_out)
