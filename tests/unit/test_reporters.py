"""Reporters against golden texts: the same verdict, the same words. Refresh with KATA_GOLDEN=write after looking at the difference."""

import json
import math
import os
from pathlib import Path

import click
import pytest

from grader.reporters import json as json_reporter
from grader.reporters import terminal
from grader.verdict import Counterexample, Diagnosis, Finding, Outcome, Verdict

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
    assert terminal.shown(value) == text


def test_nothing_passes_without_evidence() -> None:
    """A verdict that nobody filled in is a grader error, not a pass."""
    assert Verdict("B", "t").outcome is Outcome.GRADER_ERROR
    assert not Verdict("B", "t").passed
