"""Between the box and every reporter: text that a learner's program had a hand in is made plain and short, once, here.

Printable characters and newlines only: no control sequences for a terminal, no bidirectional overrides, no lone surrogates. A reporter
still escapes for its own format.
"""

from dataclasses import replace
from typing import Any

from grader.verdict import Counterexample, Finding, Holder, Memory, Verdict

MOST_MESSAGE = 1200
MOST_OUTPUT = 2000
MOST_VALUES = 400  # numbers kept of one answer
MOST_CODE = 200
_MOST_HOLDERS, _MOST_POINTS, _MOST_NUMBER = 8, 10_000, 1 << 60
_UNTIL = ("backward", "call", "later", "never")


def text(raw: str, most: int = MOST_MESSAGE) -> str:
    """`raw` without anything that is not printable, at most `most` characters."""
    clean = "".join(
        letter if letter.isprintable() or letter == "\n" else " " if letter == "\t" else "\N{REPLACEMENT CHARACTER}"
        for letter in raw[: most + 1]
    )
    return clean if len(clean) <= most else clean[:most] + " …"


def line(raw: str) -> str:
    """A line of a program, on one line."""
    return " ".join(text(raw, MOST_CODE).split())


def verdict(raw: Verdict) -> Verdict:
    """The verdict with every text in it made plain."""
    return replace(
        raw,
        summary=text(raw.summary).replace("\n", " "),
        findings=tuple(_finding(each) for each in raw.findings),
        counterexample=_counterexample(raw.counterexample) if raw.counterexample else None,
        memory=memory(raw.memory) if raw.memory else None,
        path=text(raw.path),
        output=text(raw.output, MOST_OUTPUT),
        notes=tuple(text(each, 300) for each in raw.notes),
    )


def memory(raw: Memory) -> Memory:
    """What a box said of its memory, with lines made plain and numbers of a size that can be shown."""
    used = {name: _number(size, -_MOST_NUMBER) for name, size in raw.used.items()}
    alive = tuple(_number(size) for size in raw.alive[:_MOST_POINTS])
    return replace(raw, used=used, holders=tuple(_holder(each) for each in raw.holders[:_MOST_HOLDERS]), alive=alive)


def _holder(raw: Holder) -> Holder:
    cell = None if raw.cell is None else _number(raw.cell)
    until = raw.until if raw.until in _UNTIL else ""
    return Holder(_number(raw.line), cell, line(raw.code), _number(raw.held), until)


def _number(raw: int, least: int = 0) -> int:
    return min(max(int(raw), least), _MOST_NUMBER)


def _finding(raw: Finding) -> Finding:
    line, cell = (None if number is None else _number(number) for number in (raw.line, raw.cell))
    return replace(raw, message=text(raw.message), line=line, cell=cell, code=text(raw.code, 200))


def _counterexample(raw: Counterexample) -> Counterexample:
    return replace(raw, yours=_value(raw.yours, [MOST_VALUES]), expected=_value(raw.expected, [MOST_VALUES]), note=text(raw.note, 500))


def _value(raw: Any, left: list[int]) -> Any:
    """The value with at most `left[0]` plain ones in it, however they are nested."""
    left[0] -= 1
    if isinstance(raw, list):
        kept = []
        for each in raw:
            if left[0] <= 0:
                break
            kept.append(_value(each, left))
        return kept
    if isinstance(raw, str | bytes):
        return text(raw if isinstance(raw, str) else repr(raw), 200)
    return raw
