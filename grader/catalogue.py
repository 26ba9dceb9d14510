"""The katas on disk: found by folder name, read as Markdown; a spec is loaded only for grading."""

import difflib
import hashlib
import os
import re
import runpy
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from grader import submission
from grader.submission import Submission
from grader.verdict import Outcome

if TYPE_CHECKING:
    from grader.spec import Kata

_FOLDER = re.compile(r"([a-z]+\d*)_([a-z0-9_]+)")
_TRACK = re.compile(r"^Track: (?P<track>.+?) · Difficulty: (?P<difficulty>[1-5]) of 5(?: · After: (?P<after>.+))?$", re.MULTILINE)
_SYMPTOM = re.compile(r'^Symptom: (?P<outcome>[A-Z_]+)(?: — "(?P<text>.+)")?$', re.MULTILINE)
_EXPECT = re.compile(r"# expect: (?P<outcome>[A-Z_]+) — (?P<title>.+)")
_INPUT = re.compile(r"^- `(?P<inputs>.+?)` (?P<does>shows|hides)\s+the\s+bug:\s+\S", re.MULTILINE)
_MOST_SUGGESTIONS = 3


class CatalogueError(Exception):
    """A kata is missing or malformed; the message is for the user."""


class UnknownKata(CatalogueError):
    """No kata of this name; the message suggests near ones."""


@dataclass(frozen=True)
class WrongFix:
    """One file of a kata's wrong/ folder: the verdict it must get, its short name, and what its author is told."""

    id: str
    outcome: Outcome
    title: str
    text: str
    submission: Submission


@dataclass(frozen=True)
class TryThis:
    """An input that the page names: the literal arguments, and whether it "shows" or "hides" the bug."""

    text: str
    does: str


@dataclass(frozen=True)
class Entry:
    """One kata's folder."""

    folder: Path
    id: str
    slug: str

    @property
    def name(self) -> str:
        """The folder's name, which a learner's file has too."""
        return self.folder.name

    @property
    def key(self) -> str:
        """What progress is kept under: other courses have katas of the same id."""
        return self.name if self.folder.parent.parent == _own_course() else str(self.folder)

    @cached_property
    def page(self) -> str:
        """README.md."""
        return _text(self.folder / "README.md")

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0].removeprefix("# ").strip()

    @property
    def track(self) -> str:
        """The track's name, "" if the page does not say."""
        found = _TRACK.search(self.page)
        return found["track"] if found else ""

    @property
    def difficulty(self) -> int:
        """1 to 5, 0 if the page does not say."""
        found = _TRACK.search(self.page)
        return int(found["difficulty"]) if found else 0

    @property
    def after(self) -> list[str]:
        """Ids of the katas whose lesson this one builds on."""
        found = _TRACK.search(self.page)
        return re.split(r", *", found["after"]) if found and found["after"] else []

    @property
    def learned(self) -> str:
        """What a learner is told who has passed: the rule, how to notice it next time, where to read on. "" if there is nothing."""
        path = self.folder / "learned.md"
        return _text(path).strip() if path.exists() else ""

    @property
    def symptom(self) -> tuple[str, str]:
        """The outcome that the page promises for the shipped program, and a part of its message ("" if none is named)."""
        found = _SYMPTOM.search(self.page)
        return (found["outcome"], found["text"] or "") if found else ("", "")

    @property
    def inputs_to_try(self) -> list[TryThis]:
        """The lines of "Inputs worth trying"."""
        return [TryThis(each["inputs"], each["does"]) for each in _INPUT.finditer(self.page)]

    @property
    def listed_inputs(self) -> int:
        """How many lines of "Inputs worth trying" are meant to be read."""
        return len(re.findall(r"^- `", self.page.partition("## Inputs worth trying")[2].partition("\n## ")[0], re.MULTILINE))

    @property
    def hints(self) -> list[str]:
        """The sections of hints.md, gentlest first."""
        sections = re.split(r"^## .*$", _text(self.folder / "hints.md"), flags=re.MULTILINE)
        return [section.strip() for section in sections[1:]]

    @property
    def buggy(self) -> Path:
        """The program as shipped."""
        return self.folder / "buggy.py"

    @property
    def given(self) -> Path:
        """What makes arguments that are objects; most katas have none."""
        return self.folder / "given.py"

    @property
    def solutions(self) -> list[Path]:
        """Repairs; the reference repair first."""
        home = self.folder.parent.parent / "solutions"
        return [path for path in (home / f"{self.name}.py",) if path.exists()] + sorted(home.glob(f"{self.name}__*.py"))

    def load_spec(self) -> "Kata":
        """Run spec.py: trusted code. Raises CatalogueError if it has no KATA."""
        from grader.spec import Kata

        try:
            kata = runpy.run_path(str(self.folder / "spec.py")).get("KATA")
            if isinstance(kata, Kata) and self.given.exists():
                kata = replace(kata, given_source=self.given.read_bytes())
        except Exception as error:  # whatever an author's mistake raises
            raise CatalogueError(f"{self.folder / 'spec.py'}: {type(error).__name__}: {error}") from error
        if not isinstance(kata, Kata):
            raise CatalogueError(f"{self.folder / 'spec.py'} defines no KATA = Kata(…)")
        return kata

    def wrong_fixes(self) -> list[WrongFix]:
        """The named wrong fixes. Raises CatalogueError if a first line is not "# expect: OUTCOME — name"."""
        return [_wrong_fix(path) for path in sorted((self.folder / "wrong").glob("*.py"))]

    @cached_property
    def identity(self) -> bytes:
        """Stands for what is asked: another spec, other questions."""
        given = self.given.read_bytes() if self.given.exists() else b""
        return hashlib.sha256(self.id.encode() + b"\0" + (self.folder / "spec.py").read_bytes() + given).digest()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CatalogueError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path} is not UTF-8 text") from error


def _wrong_fix(path: Path) -> WrongFix:
    first, *rest = _text(path).splitlines() or [""]
    expected = _EXPECT.fullmatch(first)
    if not expected or expected["outcome"] not in Outcome.__members__:
        raise CatalogueError(f"{path}: the first line must be `# expect: OUTCOME — what was done`, not {first!r}")
    told = []
    for line in rest:
        if not line.startswith("# "):
            break
        told.append(line[2:].strip())
    return WrongFix(path.stem, Outcome(expected["outcome"]), expected["title"], " ".join(told), submission.read(path))


def course() -> Path:
    """The folder that holds katas/ and solutions/: $KATA_COURSE, else beside this package, else inside it (an installed wheel)."""
    if chosen := os.environ.get("KATA_COURSE"):
        return Path(chosen)
    return _own_course()


def _own_course() -> Path:
    package = Path(__file__).parent
    return package.parent if (package.parent / "katas").is_dir() else package / "_course"


def entries(root: Path | None = None) -> list[Entry]:
    """Every kata, in the order in which a learner meets them: track by track, and by id within a track."""
    found = _entries(root)
    order = {track: position for position, track in enumerate(tracks((root or course()) / "katas"))}
    return sorted(found, key=lambda entry: (order.get(entry.track, len(order)), len(entry.id) > 1, entry.id, entry.name))


def tracks(folder: Path) -> dict[str, str]:
    """The tracks in the order of the course, each with its sentence: the sections of katas/README.md. {} if there is no such file."""
    path = folder / "README.md"
    sections = re.split(r"^## ", _text(path), flags=re.MULTILINE)[1:] if path.exists() else []
    pairs = [section.partition("\n") for section in sections]
    return {name.strip(): " ".join(text.split()) for name, _, text in pairs}


def _entries(root: Path | None) -> list[Entry]:
    """Every kata, by folder name; no page is read."""
    folder = (root or course()) / "katas"
    if not folder.is_dir():
        raise CatalogueError(f"no katas at {folder}: set KATA_COURSE to the folder that holds katas/ and solutions/")
    found = [
        (path, match) for path in sorted(folder.iterdir()) if (match := _FOLDER.fullmatch(path.name)) and (path / "README.md").is_file()
    ]
    return [Entry(path, match[1].upper(), match[2]) for path, match in found]


def find(name: str, root: Path | None = None) -> Entry:
    """The kata called `name`: its id (S04 or S4), slug or folder, in any case. Raises UnknownKata."""
    known = _entries(root)
    if (found := named(name, known)) is None:
        raise UnknownKata(f"there is no kata {name!r}{_suggestion(_plain(name), known)}")
    return found


def named(name: str, known: list[Entry]) -> Entry | None:
    """The one among `known` that is called so, for very many names: without a look at the folders, nor a suggestion."""
    wanted = _plain(name)
    for entry in known:
        if wanted in (entry.id.lower(), entry.slug, entry.name) or re.sub(r"^([a-z]+)0*", r"\1", entry.id.lower()) == wanted:
            return entry
    return None


def _plain(name: str) -> str:
    return Path(name.strip()).name.lower().replace("-", "_").removesuffix(".py")


def _suggestion(wanted: str, known: list[Entry]) -> str:
    names = {key: entry for entry in known for key in (entry.id.lower(), entry.slug, entry.name)}
    close = difflib.get_close_matches(wanted, names, _MOST_SUGGESTIONS, 0.5)
    found = list(dict.fromkeys(f"{names[key].id} ({names[key].slug})" for key in close))
    return f"; did you mean {' or '.join(found)}?" if found else "; `kata list` shows them all"
