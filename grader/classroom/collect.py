"""Who handed in what: files are found, given to their learners, and held against the names of katas. None is kept in memory."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from grader import catalogue, submission
from grader.catalogue import UnknownKata
from grader.classroom.collecting import archives, folders, mapping, owners
from grader.classroom.collecting.archives import Archive
from grader.classroom.collecting.found import OTHER_ARCHIVES, ZIP, CollectError, Found, LeftOut, Listing, Origin, wanted
from grader.classroom.collecting.mapping import KataTable
from grader.classroom.collecting.owners import Owned
from grader.submission import SUFFIXES, Submission, SubmissionError

__all__ = ["CollectError", "Collected", "HandedIn", "LeftOut", "collect"]

MOST_UNPACKED = 256 << 20  # bytes out of archives, for one learner
MOST_NOTEBOOKS = 256 << 20  # bytes of one learner's notebooks that are read for marks: a hostile one takes a second for each MiB
_LEAST_NOTEBOOK = 256 << 10  # that each of them counts as, for its box
_NAMED = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*#[ \t]*kata[ \t]*:[ \t]*([A-Za-z0-9_-]{1,100})[ \t]*\r?$", re.MULTILINE)
_HEAD_BYTES = 4 << 10  # where a `# kata: B` line is looked for
_MOST_GUESSES = 500  # at what kata was meant: each takes milliseconds, and a repository has thousands of files for none
_ONE_FOLDER = (
    "all is taken for one learner's, as there is one folder, {}; if that is the class's, "
    "--pattern '[^/]+/(?P<learner>[^/]+)/(?P<file>.+)' looks one folder deeper"
)
_NO_FOLDER = "no learner has a folder here; if all files are one learner's: --learner NAME"
_MOST_TOLD = 10  # names of katas that are none
_NEVER = datetime.min.replace(tzinfo=UTC)

Marks = Callable[[Submission], list[str]]


@dataclass(frozen=True)
class HandedIn:
    """One file of a learner, and the id of a kata that it is meant for; its bytes stay where they are until they are wanted.

    `at` is when it was handed in, if anything says so: nbgrader, the date in the class's archive, or else when the file was changed.
    """

    learner: str
    kata: str
    path: str
    suffix: str
    sha256: str
    at: datetime | None
    origin: Origin
    made: datetime | None = None

    def read(self) -> Submission | LeftOut:
        """The file as it was when it was collected; if it is not that any more, why not."""
        try:
            read = submission.made(self.path, Path(self.path).name, *self.origin.contents())
        except (SubmissionError, OSError) as error:
            return LeftOut(self.path, f"it cannot be read any more: {error}")
        if read.sha256 != self.sha256:
            return LeftOut(self.path, "it was changed while the class was graded: the same command grades it as it is now")
        return read


@dataclass(frozen=True)
class Collected:
    """Everything that was found, in order; and notes on it for the teacher."""

    learners: list[str]
    handed_in: list[HandedIn]
    left_out: list[LeftOut]
    notes: list[str] = field(default_factory=list)


def collect(
    submissions: Path,
    *,
    pattern: str | None = None,
    learner: str | None = None,
    table: Path | None = None,
    marks: Marks = lambda book: [],
) -> Collected:
    """Find every .py and .ipynb file below a folder, or in a .zip file, and whose it is: its topmost folder's, or what a pattern says, or
    all one learner's. `table` is a CSV file of which file is for which kata; `marks`, what the cells of a notebook say they are for.

    Raises CollectError, OSError if the folder cannot be read, and what `marks` raises.
    """
    rows = mapping.read(table) if table else KataTable()
    listing = _listing(submissions)
    owned = _owned(listing, submissions, pattern, learner)
    handed_in: list[HandedIn] = []
    left_out = listing.left_out + owned.left_out
    katas = _Katas(rows, marks)
    for name, files in owned.files.items():
        reader = _Reader(name, katas)
        chosen, others = _newest_of_each(reader.read(each for each in files if wanted(each.shown)))
        handed_in += chosen
        left_out += [replace(each, learner=name) for each in reader.left_out + others]
    notes = rows.unused() + ([] if pattern or learner else _on_folders(owned))
    return Collected(list(owned.files), handed_in, sorted(left_out, key=lambda each: each.path), notes)


def _on_folders(owned: Owned) -> list[str]:
    """Where it may not be the class's folder at all."""
    if len(owned.files) == 1:
        return [_ONE_FOLDER.format(*owned.files)]
    return [_NO_FOLDER] if not owned.files and owned.left_out else []


def _listing(submissions: Path) -> Listing:
    if submissions.is_dir():
        return folders.listing(submissions)
    if submissions.suffix.lower() != ZIP:
        raise CollectError(f"{submissions} is neither a folder nor a .zip file")
    try:
        return archives.listing(Archive(submissions, archives.OF_CLASS), str(submissions))
    except SubmissionError as error:
        raise CollectError(f"{submissions}: {error}; unpack it, and grade the folder") from error


def _owned(listing: Listing, submissions: Path, pattern: str | None, learner: str | None) -> Owned:
    if pattern is not None and learner is not None:
        raise CollectError("--learner says whose all files are, so that there is nothing for --pattern to say")
    if learner is not None:
        return owners.by_name(listing, learner)
    return owners.by_folder(listing, str(submissions)) if pattern is None else owners.by_pattern(listing, pattern)


@dataclass
class _Reader:
    """Reads the files of one learner. `left`: how many bytes may still be unpacked for that one; `left_to_mark`: of notebooks, read."""

    learner: str
    katas: "_Katas"
    left_out: list[LeftOut] = field(default_factory=list)
    left: int = field(default_factory=lambda: MOST_UNPACKED)
    left_to_mark: int = field(default_factory=lambda: MOST_NOTEBOOKS)

    def read(self, files: Iterable[Found]) -> Iterator[HandedIn]:
        """What was handed in; all else is left out."""
        for each in sorted(self._opened(files), key=lambda found: found.parts):
            try:
                yield from self._read(each)
            except SubmissionError as error:
                self.left_out.append(LeftOut(each.shown, str(error)))
            except OSError as error:  # a folder that may be listed but not entered, a disk that fails: this file only
                self.left_out.append(LeftOut(each.shown, f"it cannot be read: {error.strerror}"))

    def _opened(self, files: Iterable[Found]) -> Iterator[Found]:
        """The files, and in the place of an archive those in it, one level deep: they were handed in when it was."""
        for each in files:
            if each.suffix.lower() != ZIP:
                yield each
                continue
            try:
                inside = self._inside(each)
            except SubmissionError as error:
                self.left_out.append(LeftOut(each.shown, str(error)))
                continue
            self.left_out += inside.left_out
            above = each.parts[:-1]
            yield from (replace(one, parts=above + one.parts, at=each.at, made=one.at) for one in inside.files)

    def _inside(self, found: Found) -> Listing:
        self._pay(found)
        return archives.listing(archives.of_learner(found.origin), found.shown)

    def _pay(self, found: Found) -> None:
        if found.origin.unpacked > self.left:
            raise SubmissionError(f"more than {MOST_UNPACKED:,} bytes would be unpacked for this learner")
        self.left -= found.origin.unpacked

    def _pay_for_marks(self, size: int) -> None:
        self.left_to_mark -= max(size, _LEAST_NOTEBOOK)
        if self.left_to_mark < 0:
            raise SubmissionError(f"it is one too many: of one learner's notebooks at most {MOST_NOTEBOOKS:,} bytes are read")

    def _read(self, found: Found) -> Iterator[HandedIn]:
        if found.suffix not in SUFFIXES:
            raise SubmissionError(_ungradable(found.suffix))
        self._pay(found)
        source, size = found.origin.contents()
        read = submission.made(found.shown, Path(found.shown).name, source, size)
        if found.suffix == ".ipynb":
            self._pay_for_marks(len(source))
        katas, unknown = self.katas.of(found, read, source[:_HEAD_BYTES])
        for kata in katas:
            yield HandedIn(self.learner, kata, found.shown, found.suffix, read.sha256, found.at, found.origin, found.made)
        if unknown:
            self.left_out.append(LeftOut(found.shown, f"cell marks name no kata: {', '.join(map(repr, unknown[:_MOST_TOLD]))}"))


def _ungradable(suffix: str) -> str:
    if suffix.lower() == ZIP:
        return "an archive within an archive of a learner's is not opened"
    if suffix.lower() in OTHER_ARCHIVES:
        return f"no archive of this kind ({suffix}) is opened: a {ZIP} is"
    return f"its name ends in {suffix}: this is not a .py or an .ipynb file"


class _Katas:
    """Which katas a file is for."""

    def __init__(self, table: KataTable, marks: Marks) -> None:
        self._table, self._marks, self._known = table, marks, catalogue.entries()
        self._guesses = _MOST_GUESSES

    def of(self, found: Found, read: Submission, head: bytes) -> tuple[list[str], list[str]]:
        """As the teacher's table says, or else the cells of a notebook, a line `# kata: B` near its top, or its name; and what cells name
        that is no kata. Raises SubmissionError.

        The table comes first: no line of a learner's makes the file that it expects for one kata count for another.
        """
        if (told := self._table.kata(found.parts)) is not None:
            return [told], []
        if found.suffix == ".ipynb" and (names := self._marks(read)):
            entries = {name: catalogue.named(name, self._known) for name in names}
            return list({each.id: None for each in entries.values() if each}), [name for name, each in entries.items() if each is None]
        return [self._by_name(found, head)], []

    def _by_name(self, found: Found, head: bytes) -> str:
        line = _NAMED.search(head) if found.suffix == ".py" else None
        name = line[1].decode("ascii") if line else found.name
        if (entry := catalogue.named(name, self._known)) is None:
            raise SubmissionError(f"it is for no kata: {self._unknown(name)}")
        return entry.id

    def _unknown(self, name: str) -> str:
        self._guesses -= 1
        if self._guesses >= 0:
            try:
                catalogue.find(name)
            except UnknownKata as error:
                return str(error)
        return f"there is no kata {name!r}"


def _newest_of_each(found: Iterable[HandedIn]) -> tuple[list[HandedIn], list[LeftOut]]:
    """Of several files for one kata the one that was handed in last; the others are told."""
    newest: dict[str, HandedIn] = {}
    others = []
    for each in found:
        if (best := newest.setdefault(each.kata, each)) is not each:
            other, newest[each.kata] = sorted((each, best), key=_order)
            others.append(other)
    return list(newest.values()), [LeftOut(each.path, _older(each, newest[each.kata])) for each in others]


def _order(each: HandedIn) -> tuple[datetime, datetime, str]:
    return each.at or _NEVER, each.made or _NEVER, each.path


def _older(each: HandedIn, newest: HandedIn) -> str:
    why = "and newer" if _order(each)[:2] < _order(newest)[:2] else "as new, and its name comes later"
    return f"{newest.path} is for {each.kata}, too, {why}"
