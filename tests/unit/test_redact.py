"""Text that a learner's program had a hand in: only printable characters and newlines leave the grader, and never too many."""

import unicodedata
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import redact
from grader.verdict import Counterexample, Finding, Holder, Memory, Outcome, Verdict

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=200)
NASTY = st.one_of(
    st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Co", "Cn"]),
    st.characters(),
    st.sampled_from(
        [
            "\x1b[31m",
            "\x1b]0;title\x07",
            "\x9b2J",
            "\u202e",
            "\u2066",
            "\u200f",
            "\r\n",
            "\r",
            "\t",
            "\x00",
            "::error::",
            "\ud800",
            "\ufeff",
        ]
    ),
)
TEXTS = st.lists(NASTY, max_size=60).map("".join)
FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def plain(text: str) -> bool:
    """Whether nothing in it moves a cursor, hides, turns text round or breaks an encoder."""
    text.encode("utf-8")
    return all(letter == "\n" or unicodedata.category(letter) not in FORBIDDEN for letter in text)


@STEADY
@given(TEXTS)
def test_only_printable_characters_and_newlines_are_left(raw):
    """Control characters, overrides, surrogates and escapes are gone."""
    assert plain(redact.text(raw))


@STEADY
@given(TEXTS, st.integers(0, 80))
def test_the_length_is_bounded(raw, most):
    """At most `most` characters and an ellipsis; what is short is not cut."""
    clean = redact.text(raw, most)
    assert len(clean) <= most + 2
    assert clean.endswith(" …") or len(raw) <= most


@STEADY
@given(TEXTS)
def test_plain_text_does_not_change_again(raw):
    """Making text plain twice is the same as once."""
    once = redact.text(raw)
    assert redact.text(once) == once


@pytest.mark.parametrize(
    "raw",
    ["", "x = 1\ny = 2", "é ∂ ≤ – 漢字 🎉", 'it\'s "quoted"', "a" * redact.MOST_MESSAGE],
    ids=["", "lines", "signs", "quotes", "long"],
)
def test_ordinary_text_stays_as_it_is(raw):
    """Only what is dangerous goes."""
    assert redact.text(raw) == raw


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\tb", "a b"),
        ("a\rb", "a�b"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("user\u202etxt.exe", "user�txt.exe"),
        ("\ud800", "�"),
        ("a\x00b", "a�b"),
        ("a\u2028b", "a�b"),
        ("a\N{NO-BREAK SPACE}b", "a�b"),
        ("\x9b2J", "�2J"),
    ],
    ids=["tab", "return", "escape", "override", "surrogate", "nul", "line-separator", "no-break-space", "c1"],
)
def test_what_is_dangerous_is_replaced(raw, clean):
    """One replacement character each, so that a reader sees that something was there."""
    assert redact.text(raw) == clean


def test_a_long_text_is_cut():
    """With a sign that it was."""
    assert redact.text("x" * 5000, 10) == "x" * 10 + " …"


VALUES = st.recursive(
    st.one_of(TEXTS, st.binary(max_size=20), st.floats(), st.integers(), st.none(), st.booleans()),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=8,
)


def texts_in(value: Any) -> list[str]:
    """All texts in a value."""
    if isinstance(value, list | tuple):
        return [text for each in value for text in texts_in(each)]
    if isinstance(value, dict):
        return [text for each in value.items() for text in texts_in(each)]
    return [value] if isinstance(value, str) else []


@STEADY
@given(TEXTS, VALUES)
def test_a_verdict_leaves_with_plain_text_only(raw, value):
    """Every text of a verdict that a program can influence: messages, its line, its output, its answers, its name."""
    clean = redact.verdict(_verdict(raw, value))
    found = clean.findings[0]
    shown = clean.counterexample
    assert shown is not None
    every = [
        clean.summary,
        clean.path,
        clean.output,
        *clean.notes,
        found.message,
        found.code,
        shown.note,
        *texts_in([shown.yours, shown.expected]),
    ]
    assert all(map(plain, every))
    assert not any(isinstance(each, bytes) for each in _leaves(shown.yours))


def _leaves(value: Any) -> list[Any]:
    return [leaf for each in value for leaf in _leaves(each)] if isinstance(value, list) else [value]


def _verdict(raw: str, value: Any) -> Verdict:
    return Verdict(
        kata="B",
        title="Title",
        outcome=Outcome.RAISED,
        summary=raw,
        findings=(Finding("answer", Outcome.RAISED, raw, 3, None, raw),),
        counterexample=Counterexample({"x": 1.0}, value, value, None, raw),
        path=raw,
        output=raw,
        notes=(raw, raw),
    )


def test_numbers_outcome_and_places_stay():
    """Nothing but text is touched."""
    raw = _verdict("m", [1.5, None, True])
    clean = redact.verdict(raw)
    assert clean == raw


def test_lengths_in_a_verdict_are_bounded():
    """A huge message, output, line, note or list does not reach a reporter."""
    clean = redact.verdict(_verdict("x" * 100_000, ["y" * 100_000] * 10_000))
    shown = clean.counterexample
    assert shown is not None
    assert len(clean.summary) <= redact.MOST_MESSAGE + 2
    assert len(clean.output) <= redact.MOST_OUTPUT + 2
    assert len(clean.findings[0].code) <= 202
    assert len(shown.yours) <= redact.MOST_VALUES
    assert max(map(len, shown.yours)) <= 202


def test_a_verdict_without_a_counterexample_is_fine():
    """There is not always one."""
    assert redact.verdict(Verdict("B", "Title")).counterexample is None


def test_lists_in_lists_are_bounded_together():
    """A million numbers in a hundred rows are not shown either."""
    value = np.zeros((400, 400)).tolist()
    shown = redact.verdict(_verdict("m", value)).counterexample
    assert shown is not None
    assert len(_leaves(shown.yours)) <= redact.MOST_VALUES


def test_empty_lists_are_bounded_too():
    """A hundred thousand lists without a number in them are a long text all the same."""
    shown = redact.verdict(_verdict("m", [[[]] for _ in range(100_000)])).counterexample
    assert shown is not None
    assert len(str(shown.yours)) < 100 * redact.MOST_VALUES


@STEADY
@given(TEXTS, st.integers(), st.lists(st.integers(), max_size=20))
def test_what_is_said_of_memory_is_plain_too(raw, number, alive):
    """Each line on one line, each number of a size that can be shown, and no other words for what ends a tensor's life."""
    holders = (Holder(number, number, raw, number, raw), Holder(3, None, "x = 1", 8, "call"))
    memory = redact.verdict(Verdict("B", "t", memory=Memory({"peak": number}, {"peak": 9}, holders, tuple(alive)))).memory
    assert memory is not None
    first, second = memory.holders
    assert plain(first.code)
    assert "\n" not in first.code
    assert first.until in ("", "backward", "call", "later", "never")
    assert second == holders[1]
    assert all(0 <= each <= 1 << 60 for each in (first.line, first.cell, first.held, *memory.alive))
    assert abs(memory.used["peak"]) <= 1 << 60
    assert memory.limits == {"peak": 9}


def test_what_is_said_of_memory_is_bounded():
    """However many lines and events, and however long a line."""
    memory = redact.memory(Memory({}, {}, tuple(Holder(1, None, "x" * 10_000, 1, "call") for _ in range(1000)), tuple(range(10**6))))
    assert len(memory.holders) <= 8
    assert max(len(each.code) for each in memory.holders) <= 202
    assert len(memory.alive) <= 10_000
