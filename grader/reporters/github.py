"""Verdicts for GitHub Actions: annotations on the learner's lines, a step's summary, a step's output."""

import base64
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from grader.reporters import plain, words
from grader.reporters.markdown import escaped, fenced, render
from grader.verdict import Outcome, Scored

MOST_SUMMARY = 1 << 20  # bytes of a step; GitHub drops what is longer, whole
_MOST_ANNOTATIONS = 10  # of a kind in a step; further ones vanish
_MOST_LINE = 256 << 10  # no program that is read has more lines than this many bytes
_ROOM_TO_SAY_SO = 100


def annotations(scored: Sequence[Scored]) -> str:
    """Lines for the log, the worst first; the summary has them all. Paths have to be relative to the root of the repository."""
    failed = [each for each in scored if not each.verdict.passed]
    failed.sort(key=lambda each: (each.verdict.outcome is not Outcome.GRADER_ERROR, each.points - each.possible))
    return "".join(f"{_annotation(each)}\n" for each in failed[:_MOST_ANNOTATIONS])


def _annotation(scored: Scored) -> str:
    verdict = scored.verdict
    said = [each.message for each in verdict.findings] + ([verdict.diagnosis.text] if verdict.diagnosis else [])
    title = f"{verdict.kata} {verdict.outcome}{' · ' if scored.learner else ''}{scored.learner}"
    return command("error", "\n".join([verdict.summary, *said]), **_place(scored), title=title)


def _place(scored: Scored) -> dict[str, str]:
    """Where in the repository: the file only if the line is one of a cell, or, forged, none at all."""
    verdict = scored.verdict
    path = PurePosixPath(verdict.path)
    if not verdict.path or path.is_absolute() or ".." in path.parts:
        return {}
    line = next((each.line for each in verdict.findings if each.line and each.cell is None), None)
    return {"file": verdict.path, "line": str(line) if line and 1 <= line <= _MOST_LINE else ""}


def command(name: str, message: str, **properties: str) -> str:
    """A workflow command, on one line whatever is in it; properties that are empty are left out."""
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name}{' ' if told else ''}{told}::{_data(message)}"


def _data(text: str) -> str:
    return plain.printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def shielded(text: str, token: str) -> str:
    """`text` for the log, in which no line is a command; `token` must be one that nobody could guess."""
    return f"{stopped(token)}\n{text}\n{resumed(token)}"


def stopped(token: str) -> str:
    """From here on no line is a command, and no traceback a mark in a file, which setup-python makes of one for the rest of the job."""
    return f"::remove-matcher owner=python::\n::stop-commands::{token}"


def resumed(token: str) -> str:
    """From here on lines are commands again."""
    return f"::{token}::"


def output(name: str, text: str) -> str:
    """A line for $GITHUB_OUTPUT: base64 has no line feeds."""
    return f"{name}={base64.b64encode(text.encode()).decode('ascii')}\n"


def summary(scored: Sequence[Scored], left_out: Sequence[tuple[str, str]] = (), most: int = MOST_SUMMARY) -> str:
    """Markdown of at most so many bytes: a table of all, the files that nobody graded, then what is wrong, verdict by verdict."""
    kept: list[str] = []
    left = most - _ROOM_TO_SAY_SO
    for part in map(plain.printable, _parts(scored, left_out)):
        left -= len(part.encode())
        if left < 0:
            return "".join([*kept, "\n\nThe rest did not fit in here.\n"]) if most >= _ROOM_TO_SAY_SO else ""
        kept.append(part)
    return "".join(kept)


def _parts(scored: Sequence[Scored], left_out: Sequence[tuple[str, str]]) -> Iterator[str]:
    passed = sum(each.verdict.passed for each in scored)
    yield f"## {passed} of {len(scored)} passed\n\n| learner | kata | verdict | points |\n| --- | --- | --- | --- |\n"
    for each in sorted(scored, key=lambda each: each.verdict.passed):
        points = f"{words.number(each.points)} of {words.number(each.possible)}"
        note = f" ({escaped(each.note)})" if each.note else ""
        yield f"| {escaped(each.learner)} | {each.verdict.kata} | {escaped(each.verdict.outcome)} | {points}{note} |\n"
    if left_out:
        yield "\nNot graded:\n\n" + fenced("\n".join(f"{path}: {reason}" for path, reason in left_out)) + "\n"
    for each in scored:
        if not each.verdict.passed:
            whose = f"{escaped(each.learner)}:\n\n" if each.learner else ""
            yield f"\n{whose}{render(each.verdict)}"
