"""Between the box and every reporter: text that a learner's program had a hand in is made plain and short, once, here.

Printable characters and newlines only: no control sequences for a terminal, no bidirectional overrides, no lone surrogates. A reporter
still escapes for its own format.
"""

from dataclasses import replace
from typing import Any

from grader.verdict import Counterexample, Finding, Verdict

MOST_MESSAGE = 1200
MOST_OUTPUT = 2000
MOST_LIST = 400  # numbers shown of one nested list


def text(raw: str, most: int = MOST_MESSAGE) -> str:
    """`raw` without anything that is not printable, at most `most` characters."""
    clean = "".join(
        letter if letter.isprintable() or letter == "\n" else " " if letter == "\t" else "\N{REPLACEMENT CHARACTER}"
        for letter in raw[: most + 1]
    )
    return clean if len(clean) <= most else clean[:most] + " …"


def verdict(raw: Verdict) -> Verdict:
    """The verdict with every text in it made plain."""
    return replace(
        raw,
        summary=text(raw.summary),
        findings=tuple(_finding(each) for each in raw.findings),
        counterexample=_counterexample(raw.counterexample) if raw.counterexample else None,
        path=text(raw.path),
        output=text(raw.output, MOST_OUTPUT),
        notes=tuple(text(each, 300) for each in raw.notes),
    )


def _finding(raw: Finding) -> Finding:
    return replace(raw, message=text(raw.message), code=text(raw.code, 200))


def _counterexample(raw: Counterexample) -> Counterexample:
    return replace(raw, yours=_value(raw.yours), expected=_value(raw.expected), note=text(raw.note, 500))


def _value(raw: Any) -> Any:
    if isinstance(raw, str):
        return text(raw, 200)
    if isinstance(raw, bytes):
        return text(repr(raw), 200)
    if isinstance(raw, list):
        return [_value(each) for each in raw[:MOST_LIST]]
    if isinstance(raw, dict):
        return {key: _value(each) for key, each in raw.items()}
    return raw
