"""Reporters against golden texts: the same verdict, the same words. Refresh with KATA_GOLDEN=write after looking at the difference."""

import json
import math
import os
from dataclasses import replace
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt

from grader.reporters import html, markdown, memory, terminal, words
from grader.reporters import json as json_reporter
from grader.verdict import Counterexample, Diagnosis, Finding, Holder, Memory, Outcome, Verdict
from tests.unit.page import Reader

GOLDEN = Path(__file__).parents[1] / "golden"
_COMMON = {
    "kata": "B",
    "title": "Two backward passes",
    "path": "b_shared_graph.py",
    "sha256": "0" * 64,
    "layers": ("process", "rlimits", "rights", "landlock", "seccomp"),
    "seconds": {"bank": 0.01, "total": 0.5},
    "versions": {"kata": "0.1.0", "torch": "2.13.0"},
}
VERDICTS = {
    "passed": Verdict(
        **_COMMON, outcome=Outcome.PASSED, summary="right on all 450 questions", questions=450, stages=("load", "answer", "gradient")
    ),
    "raised": Verdict(
        **_COMMON,
        outcome=Outcome.RAISED,
        summary="gradient raised an exception",
        findings=(Finding("answer", Outcome.RAISED, "RuntimeError: Trying to backward a second time", 13, None, "z2.backward()"),),
        counterexample=Counterexample({"x": 1.0}, None, 30.0, 30.000000001),
        diagnosis=Diagnosis("error:second_backward", "A backward pass frees what was saved. " * 5),
        questions=1,
        stages=("load", "answer"),
        output="hello\nfrom the program\n" * 10,
    ),
    "wrong_in_a_notebook": Verdict(
        **_COMMON,
        outcome=Outcome.WRONG_GRADIENT,
        summary="gradient returns a wrong gradient",
        findings=(Finding("gradient", Outcome.WRONG_GRADIENT, "the gradient, entry [1], is nan, not 2.0", 2, 3),),
        counterexample=Counterexample(
            {"A": [[1.0, -0.5]], "n": 3}, [[2.0, math.nan]], [[2.0, -1.0]], [[2.0, -1.0]], "A is strided in memory"
        ),
        questions=12,
        stages=("load", "answer", "gradient"),
        notes=("notebook cell 2 raised NameError and was left out",),
        seed=7,
    ),
    "over_budget": Verdict(
        **_COMMON,
        outcome=Outcome.OVER_BUDGET,
        summary="the answers are right, but they take too much memory",
        findings=(Finding("budget", Outcome.OVER_BUDGET, "at the peak it holds 9.00 MiB", 7, None, "loss = ((x * w) ** 2).sum()"),),
        memory=Memory(
            {"peak": 9 << 20, "kept": 8 << 20, "left": 0},
            {"peak": 17 << 18, "kept": 1 << 18, "left": 1 << 18},
            (
                Holder(7, None, "loss = ((x * w) ** 2).sum()", 5 << 20, "backward"),
                Holder(12, None, "rows = torch.stack([row.clone() for row in batch if row.any()])", 3 << 20, "call"),
                Holder(4, 2, "total += loss", 1 << 19, "later"),
                Holder(3, None, "kept.append(x)", 1 << 19, "never"),
                Holder(5, None, "the fifth", 1 << 19, "call"),
            ),
            tuple(size << 20 for size in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 4)),
        ),
        questions=505,
        stages=("load", "answer", "value", "repeat", "side_effects", "budget"),
    ),
    "passed_within_budget": Verdict(
        **_COMMON,
        outcome=Outcome.PASSED,
        summary="right on all 505 questions",
        memory=Memory({"peak": 3 << 20, "kept": 0, "left": 0}, {"peak": 17 << 18, "kept": 1 << 18}, (), (1 << 20, 3 << 20)),
        questions=505,
        stages=("load", "answer", "value", "repeat", "side_effects", "budget"),
    ),
    "our_fault_unconfined": Verdict("B", "Two backward passes", summary="the fork server has ended", path="b.py"),
}


def _compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("KATA_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VERDICTS)
def test_the_terminal_text_is_the_golden_one(name: str) -> None:
    """Without colours, word for word."""
    _compare(f"{name}.txt", click.unstyle(terminal.render(VERDICTS[name], "The next step.")) + "\n")


@pytest.mark.parametrize("name", VERDICTS)
def test_the_json_object_is_the_golden_one(name: str) -> None:
    """One line of strict JSON: no NaN, no Infinity."""
    text = json_reporter.render(VERDICTS[name])
    json.loads(text, parse_constant=lambda constant: pytest.fail(f"{constant} is not JSON"))
    assert "\n" not in text
    _compare(f"{name}.json", json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1.0"),
        ("cycles", "'cycles'"),
        ([1.0, [2.0, None]], "[1.0, [2.0, None]]"),
        (list(range(20)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …]"),
    ],
    ids=["number", "text", "nested", "long"],
)
def test_values_are_shown_on_one_line(value: object, text: str) -> None:
    """All digits of a number, long lists cut."""
    assert words.shown(value) == text


def test_nothing_passes_without_evidence() -> None:
    """A verdict that nobody filled in is a grader error, not a pass."""
    assert Verdict("B", "t").outcome is Outcome.GRADER_ERROR
    assert not Verdict("B", "t").passed


BARS = {
    "one": ((5,), "█"),
    "every-height": (tuple(range(1, 9)), "▁▂▃▄▅▆▇█"),
    "nothing": ((0, 0, 0), "▁▁▁"),
    "below-nothing": ((-5, 5), "▁█"),
    "a-little-beside-much": ((1, 1000), "▁█"),
    "beyond-64-bits": ((1, 1 << 70), "▁█"),
}


@pytest.mark.parametrize(("values", "row"), BARS.values(), ids=BARS)
def test_bars_are_as_high_as_their_values(values: tuple[int, ...], row: str) -> None:
    """An eighth of the highest one for each step."""
    assert memory.bars(values) == row


@pytest.mark.parametrize("spike", [0, 1, 4321, 9998, 9999])
def test_a_row_of_bars_is_short_and_keeps_its_peak(spike: int) -> None:
    """One high value among ten thousand is still the highest bar, in its place."""
    row = memory.bars(tuple(800 if number == spike else 100 for number in range(10_000)))
    assert len(row) == 60
    assert row[spike * 60 // 10_000] == "█"
    assert row.count("▁") == 59


def test_a_figure_is_told_if_it_is_over_its_limit() -> None:
    """The peak always, the others only then."""
    text = memory.told(Memory({"peak": 5 << 20, "kept": 2 << 20, "left": 3 << 20}, {"kept": 1 << 20, "left": 4 << 20}))
    assert text.split("\n") == [f"{'':18}peak 5.00 MiB", f"{'':18}after the call, with its result, 2.00 MiB, budget 1.00 MiB"]


def test_lines_that_hold_next_to_nothing_are_left_out() -> None:
    """Eight bytes beside nine megabytes explain nothing."""
    told = memory.told(Memory({}, {}, (Holder(1, None, "much", 9 << 20, "call"), Holder(2, None, "little", 8, "call"))))
    assert "much" in told
    assert "little" not in told


@pytest.mark.parametrize("name", VERDICTS)
def test_the_markdown_is_the_golden_one(name: str) -> None:
    """A section for a feedback file or a summary."""
    _compare(f"{name}.md", markdown.render(VERDICTS[name]))


@pytest.mark.parametrize("name", VERDICTS)
def test_the_html_is_the_golden_one(name: str) -> None:
    """The article; the style sheet is a file of its own."""
    _compare(f"{name}.html", html.article(VERDICTS[name]) + "\n")


@pytest.mark.parametrize("name", VERDICTS)
def test_a_verdict_comes_back_from_json(name: str) -> None:
    """All that JSON holds: written again, it is the same text."""
    text = json_reporter.render(VERDICTS[name])
    assert json_reporter.render(json_reporter.read(text)) == text


HOSTILE = "<script>alert(1)</script>\n```\n# [x](javascript:alert(1)) @everyone ![](http://evil.example/p.png)\n````\n</pre></article>"


def hostile() -> Verdict:
    """A verdict with such a text wherever a learner has a hand in it."""
    return replace(
        VERDICTS["raised"],
        path=HOSTILE,
        summary=HOSTILE,
        findings=(Finding("answer", Outcome.RAISED, HOSTILE, 1, 1, HOSTILE),),
        counterexample=Counterexample({HOSTILE: HOSTILE}, HOSTILE, HOSTILE, None, HOSTILE),
        output=HOSTILE,
        notes=(HOSTILE,),
    )


def test_a_learners_text_is_no_markup_in_html() -> None:
    """As the parser of a browser reads it: no element that is not the template's."""
    read = Reader(html.fragment(hostile()))
    known = {"style", "article", "h3", "p", "strong", "code", "pre", "table", "tr", "th", "td", "details", "summary"}
    assert (read.open, read.names - known) == ([], set())
    classes = {"kata-verdict failed", "place", "message", "note", "checked"}
    assert read.attributes <= {("scope", "row"), *(("class", each) for each in classes)}


def test_a_learners_text_is_no_markup_in_markdown() -> None:
    """As CommonMark reads it: headings, paragraphs and blocks of ours, without a link, an image or HTML."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.render(hostile()))
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    assert kinds <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "fence"),
        *("text", "text_special", "strong_open", "strong_close"),
    }
