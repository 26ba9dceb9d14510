"""What a learner is given back: every verdict, as Markdown, as a page and as JSON, in files of their own."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from grader.classroom import files
from grader.reporters import html, markdown, words
from grader.reporters import json as verdict_json
from grader.verdict import Outcome, Scored

VERSION = 1
_KEPT = " -_.,@+()'"  # in a file's name, beside letters and digits
_MARK = re.compile("-[0-9a-f]{12}$", re.IGNORECASE)  # as `_marked` writes it; a name that ends so could be meant to be another's
_LONGEST_NAME = 180  # bytes; file systems have 255


def stems(learners: Iterable[str]) -> dict[str, str]:
    """The name of each learner's files, without the suffix. Never two learners under one, however a file system compares names."""
    plain = {learner: _stem(learner) for learner in learners}
    count = Counter(_compared(stem) for stem in plain.values())
    return {learner: _marked(stem, learner) if count[_compared(stem)] > 1 else stem for learner, stem in plain.items()}


def _stem(learner: str) -> str:
    letters = [each if each.isalnum() or each in _KEPT else "_" for each in learner]
    stem = "".join(letters).lstrip(".") or "_"
    same = stem == learner and len(stem.encode()) <= _LONGEST_NAME and not _MARK.search(stem)
    return stem if same else _marked(stem, learner)


def _marked(stem: str, learner: str) -> str:
    short = stem.encode()[:_LONGEST_NAME].decode("utf-8", "ignore")
    return f"{short}-{hashlib.sha256(learner.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _compared(stem: str) -> str:
    return unicodedata.normalize("NFC", stem).casefold()


def write(folder: Path, stem: str, learner: str, given: Sequence[Scored], left_out: Sequence[tuple[str, str]]) -> None:
    """Three files about one learner. `left_out`: files of theirs that nobody graded, each with the reason. Raises OSError."""
    told = {
        ".md": _markdown(learner, given, left_out),
        ".html": _page(learner, given, left_out),
        ".json": json.dumps(_plain(learner, given, left_out), ensure_ascii=False, indent=1, allow_nan=False),
    }
    for suffix, text in told.items():
        files.replace(folder / f"{stem}{suffix}", text)


def _markdown(learner: str, given: Sequence[Scored], left_out: Sequence[tuple[str, str]]) -> str:
    parts = [f"# {markdown.escaped(learner)}: {_total(given)}\n"]
    for each in given:
        parts += [markdown.render(each.verdict), f"{_points(each)}\n"]
    if left_out:
        parts += ["## Not graded\n", markdown.fenced("\n".join(f"{path}: {reason}" for path, reason in left_out)) + "\n"]
    return "\n".join(parts)


def _page(learner: str, given: Sequence[Scored], left_out: Sequence[tuple[str, str]]) -> str:
    shown = [(each, _points(each), html.article(each.verdict)) for each in given]
    return html.filled("feedback.html", learner=learner, total=_total(given), shown=shown, left_out=left_out)


def _plain(learner: str, given: Sequence[Scored], left_out: Sequence[tuple[str, str]]) -> dict[str, Any]:
    katas = [
        {
            "points": words.number(each.points) if _graded(each) else None,
            "possible": words.number(each.possible),
            "note": each.note,
            "verdict": json.loads(verdict_json.render(each.verdict)),
        }
        for each in given
    ]
    points, possible = _sums(given)
    ungraded = [{"file": path, "reason": reason} for path, reason in left_out]
    return {"version": VERSION, "learner": learner, "points": points, "possible": possible, "katas": katas, "left_out": ungraded}


def _sums(given: Sequence[Scored]) -> tuple[float, float]:
    return words.number(sum(each.points for each in given)), words.number(sum(each.possible for each in given))


def _total(given: Sequence[Scored]) -> str:
    points, possible = _sums(given)
    waiting = sum(not _graded(each) for each in given)
    return f"{points} of {words.counted(possible, 'point')}" + (f", {waiting} not graded yet" if waiting else "")


def _graded(each: Scored) -> bool:
    """A fault of kata itself is no zero."""
    return each.verdict.outcome is not Outcome.GRADER_ERROR


def _points(each: Scored) -> str:
    return words.points(each) if _graded(each) else f"not graded yet, of {words.counted(words.number(each.possible), 'point')}"
