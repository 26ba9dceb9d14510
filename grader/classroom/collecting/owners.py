"""Whose a file is."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from grader.classroom.collecting.found import CollectError, Found, LeftOut, Listing, is_text, wanted

_NO_TEXT = "is not UTF-8 text, so that no gradebook can hold it: rename it"


@dataclass(frozen=True)
class Owned:
    """The files of each learner, by their place in that one's folder; and those that are nobody's."""

    files: dict[str, list[Found]]
    left_out: list[LeftOut]


def by_folder(listing: Listing, shown: str) -> Owned:
    """The topmost folder is the learner's, also an empty one."""
    files: dict[str, list[Found]] = {name: [] for name in listing.folders if is_text(name)}
    left_out = [LeftOut(f"{shown}/{name}", f"the name of this folder {_NO_TEXT}") for name in listing.folders if not is_text(name)]
    for each in listing.files:
        if len(each.parts) == 1:
            left_out += [LeftOut(each.shown, "it lies in no learner's folder")] if wanted(each.shown) else []
        elif (theirs := files.get(each.parts[0])) is not None:
            theirs.append(replace(each, parts=each.parts[1:]))
    return Owned(files, left_out)


def by_name(listing: Listing, learner: str) -> Owned:
    """All are one learner's. Raises CollectError for a name that no gradebook can hold."""
    if not learner.strip() or not learner.isprintable():
        raise CollectError(f"--learner {learner!r}: a name has printable letters, and at least one")
    return Owned({learner: listing.files}, [])


def by_pattern(listing: Listing, pattern: str) -> Owned:
    """The group `learner` of a regular expression for the whole path says whose a file is; the group `file`, what its name is to them.

    Raises CollectError.
    """
    expression = _compiled(pattern)
    files: dict[str, list[Found]] = {}
    left_out = []
    for each in listing.files:
        match = expression.fullmatch("/".join(each.parts))
        learner = match["learner"] if match else None
        if match and learner and is_text(learner):
            name = match.groupdict().get("file") or each.parts[-1]
            files.setdefault(learner, []).append(replace(each, parts=PurePosixPath(name).parts))
        elif wanted(each.shown):
            left_out.append(LeftOut(each.shown, f"the learner's name {_NO_TEXT}" if learner else "--pattern does not say whose it is"))
    return Owned(dict(sorted(files.items())), left_out)


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        expression = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise CollectError(f"--pattern {pattern!r}: {error}") from error
    if "learner" not in expression.groupindex or not expression.groupindex.keys() <= {"learner", "file"}:
        raise CollectError(
            f"--pattern {pattern!r}: it must have a group (?P<learner>...), and may have a group (?P<file>...), and no other name"
        )
    return expression
