"""What is in a .zip file. Nothing is ever unpacked to the disk: bytes of it are read, so many and no more.

Archives are made by learners, and may lie: about sizes (zip bombs), names (../), kinds (links) and each other (two entries with one name,
or with the same bytes: D. Fifield, A better zip bomb, WOOT 2019). zipfile raises more than its documentation names, so that any exception
of it is told as an archive, or an entry, that cannot be read.
"""

import io
import os
import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from grader import submission
from grader.classroom.collecting import times
from grader.classroom.collecting.found import LINK, ZIP, Found, LeftOut, Listing, OnDisk, Origin, hidden, wanted
from grader.submission import SubmissionError

MOST_ARCHIVE = 64 << 20  # bytes of a learner's archive within the class's, which is held in memory
OF_CLASS, OF_LEARNER = 32 << 20, 1 << 20  # bytes of the names and places of all entries: some 300,000 of them, and 10,000
_MOST_NAME = 4096  # letters, as a path on Linux
_MOST_WHY = 300  # letters of what zipfile says
_LOCAL_HEADER = 30  # bytes, at least (APPNOTE.TXT 4.3.7)
_ENCRYPTED, _UTF8 = 0x1, 0x800  # general purpose flags (APPNOTE.TXT 4.4.4)
_DUPLICATE = "the archive has two entries of this name"
_OVERLAP = "its bytes in the archive are another entry's, too"


@dataclass(frozen=True)
class Archive:
    """A .zip file in a folder, or an entry of one; of its directory at most so many bytes are read."""

    place: "Path | Entry"
    directory: int


def of_learner(origin: Origin) -> Archive:
    """The archive that a file of a learner's is."""
    assert isinstance(origin, OnDisk | Entry)
    return Archive(origin.path if isinstance(origin, OnDisk) else origin, OF_LEARNER)


@dataclass(frozen=True)
class Entry:
    """A file in an archive, by its number there. `unpacked`: zipfile unpacks no more bytes than an entry claims to have, nor than asked."""

    archive: Archive
    number: int
    unpacked: int

    def contents(self) -> tuple[bytes, int]:
        """As `Origin` says. Raises SubmissionError for all that cannot be unpacked."""
        try:
            opened = _opened(self.archive, _version(self.archive))
            info = opened.infolist()[self.number]
            with opened.open(info) as stream:
                return stream.read(max(self.unpacked, 1)), info.file_size
        except Exception as error:
            raise SubmissionError(f"it cannot be unpacked: {_why(error)}") from error


def listing(archive: Archive, shown: str) -> Listing:
    """Every file in an archive, in order. Raises SubmissionError for what is no archive."""
    try:
        infos = _opened(archive, _version(archive)).infolist()
    except Exception as error:
        raise SubmissionError(f"this archive cannot be read: {_why(error)}") from error
    paths = [_parts(info) for info in infos]
    told, count, overlapping = Listing(_folders(infos, paths)), Counter(paths), _overlapping(infos)
    for number, (info, parts) in enumerate(zip(infos, paths, strict=True)):
        if not parts or any(hidden(part) and part != ".." for part in parts):
            continue
        path = f"{shown}/{'/'.join(parts)[:_MOST_NAME]}"
        reason = _DUPLICATE if count[parts] > 1 else _OVERLAP if number in overlapping else _trouble(info)
        if reason is None and not info.orig_filename.endswith("/"):
            told.files.append(_found(archive, number, info, parts, path))
        elif reason is not None and wanted(parts[-1]):  # else nobody would grade it anyway
            told.left_out.append(LeftOut(path, reason))
    told.files.sort(key=lambda each: each.parts)
    return told


def _parts(info: ZipInfo) -> tuple[str, ...]:
    """The path in an entry's name, as a folder on this machine would have it: bytes that are no UTF-8 text as lone surrogates."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8 and not name.isascii():  # many archivers write UTF-8 without saying so; zipfile takes it for cp437
        name = name.encode("cp437").decode("utf-8", "surrogateescape")
    return tuple(part for part in name.split("/") if part not in ("", "."))


def _overlapping(infos: Sequence[ZipInfo]) -> set[int]:
    """Whose bytes are, in part, those of another entry."""
    order = sorted(range(len(infos)), key=lambda number: infos[number].header_offset)
    pairs = [(one, other) for one, other in pairwise(order) if _end(infos[one]) > infos[other].header_offset]
    return {number for pair in pairs for number in pair}


def _end(info: ZipInfo) -> int:
    return info.header_offset + _LOCAL_HEADER + info.compress_size


def _trouble(info: ZipInfo) -> str | None:
    """Why an entry is nobody's file, or none that can be read."""
    mode = info.external_attr >> 16
    if _misnamed(info):
        return "its name in the archive is no plain path: it is absolute, very long, or has .., a backslash or a null byte in it"
    if stat.S_ISLNK(mode):
        return LINK
    if info.orig_filename.endswith("/"):
        return "it claims to be a folder, and has bytes" if info.file_size else None
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it claims to be something else than a file"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted: the archive has to be made without a password"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # the others are unpacked without a bound (zipfile.py)
        return f"it is compressed in a way that is not read here (method {info.compress_type}): deflate is"
    return None


def _misnamed(info: ZipInfo) -> bool:
    name = info.orig_filename
    return name.startswith("/") or ".." in name.split("/") or "\\" in name or "\0" in name or len(name) > _MOST_NAME


def _folders(infos: Sequence[ZipInfo], paths: Sequence[tuple[str, ...]]) -> list[str]:
    """The topmost ones, with files in them or not."""
    pairs = [(info, parts) for info, parts in zip(infos, paths, strict=True) if parts and not _misnamed(info)]
    return sorted({parts[0] for info, parts in pairs if (parts[1:] or info.orig_filename.endswith("/")) and not hidden(parts[0])})


def _found(archive: Archive, number: int, info: ZipInfo, parts: tuple[str, ...], path: str) -> Found:
    suffix = Path(parts[-1]).suffix
    most = MOST_ARCHIVE if suffix.lower() == ZIP else submission.limit(suffix)
    return Found(parts, path, Entry(archive, number, min(info.file_size, most + 1)), times.of_entry(info.date_time))


class _Capped:
    """A file of which nobody reads too much at once: the directory of an archive would be read whole, and takes ten times its bytes."""

    most: int

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > self.most:
            raise BadZipFile(f"it has too many entries: their names take {size:,} bytes, and at most {self.most:,} are read")
        data: bytes = super().read(size)  # type: ignore[misc]
        return data


class _File(_Capped, io.FileIO):
    def __del__(self) -> None:
        self.close()


class _Bytes(_Capped, io.BytesIO):
    pass


def _version(archive: Archive) -> tuple[int, ...]:
    """Another one when the file is another one, or was changed. Raises OSError."""
    place = archive.place
    if isinstance(place, Entry):
        return _version(place.archive)
    status = os.stat(place)
    return (status.st_ino, status.st_mtime_ns, status.st_size)


# The class's archive and a learner's in it: the next file is most likely in them, too, and they take long to open.
@lru_cache(maxsize=2)
def _opened(archive: Archive, version: tuple[int, ...]) -> ZipFile:
    file = _file(archive.place)
    file.most = archive.directory
    return ZipFile(file)


def _file(place: Path | Entry) -> _File | _Bytes:
    """Raises OSError, BadZipFile and SubmissionError."""
    if isinstance(place, Entry):
        data, size = place.contents()
        if len(data) > MOST_ARCHIVE:
            raise BadZipFile(f"it has {size:,} bytes; at most {MOST_ARCHIVE:,} are read of an archive within an archive")
        return _Bytes(data)
    if not stat.S_ISREG(os.stat(place).st_mode):  # a named pipe would be waited for
        raise BadZipFile("it is no file")
    return _File(place)


def _why(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:_MOST_WHY]
