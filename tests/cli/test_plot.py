"""`kata check --plot`: a picture beside the verdict, whatever the program answered; and what a learner is told who has passed."""

import json
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from grader import catalogue, literals, plot, questions
from grader.bank import Bank
from grader.conversation import Limits
from grader.pictures import panels
from grader.plot import Pair
from grader.sandbox.server import Server
from grader.stages import Check
from grader.submission import Submission
from tests.cli.conftest import Kata

ENTRY = catalogue.find("S11")
KATA = ENTRY.load_spec()
RIGHT = ENTRY.solutions[0].read_text(encoding="utf-8")
WRONG = "import torch\n\ndef descend(x0, lr, n):\n    return torch.full((n + 1,), 1.5, dtype=torch.float64)\n"


@pytest.fixture(autouse=True)
def shared(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """One fork server for all commands of this module, and few questions."""
    monkeypatch.setattr("grader.sandbox.server.Server", lambda *_, **__: nullcontext(server))
    monkeypatch.setattr(questions, "DRAWN", 20)
    monkeypatch.setattr(questions, "_EXAMPLES", 2)
    monkeypatch.setattr(questions, "_BATTERY", 20)


@pytest.mark.parametrize(("program", "code", "ending"), [(RIGHT, 0, ".png"), (WRONG, 1, ".pdf")], ids=["right", "wrong"])
def test_a_picture_goes_with_the_verdict(kata: Kata, tmp_path: Path, program: str, code: int, ending: str) -> None:
    """The exit code is that of the verdict, and a note names the picture and what it shows."""
    (tmp_path / "s11_gradient_descent.py").write_text(program)
    result = kata("check", "S11", "--plot", f"descent{ending}")
    assert result.exit_code == code, result.output
    assert f"descent{ending} shows {ENTRY.inputs_to_try[0].text}" in " ".join(result.output.split())
    assert (tmp_path / f"descent{ending}").stat().st_size > 1000


def test_a_note_about_the_picture_is_in_the_json_too(kata: Kata, tmp_path: Path) -> None:
    """Standard output is one JSON document, picture or not."""
    (tmp_path / "s11_gradient_descent.py").write_text("def descend(x0, lr, n):\n    return 'nothing'\n")
    result = kata("check", "S11", "--format", "json", "--plot", "descent.svg")
    verdict = json.loads(result.stdout)
    assert verdict["outcome"] == "WRONG_VALUE"
    assert "your answer is missing" in str(verdict)


def _without_matplotlib(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)


def _folder_of_that_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "picture.png").mkdir()


def _numbers_that_no_picture_takes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*args: object) -> None:
        raise OverflowError("too large for a picture")

    monkeypatch.setattr("grader.pictures.panels.draw", stumble)


Hindrance = Callable[[Path, pytest.MonkeyPatch], None]
HINDRANCES: dict[str, tuple[Hindrance, str]] = {
    "no-matplotlib": (_without_matplotlib, "pip install 'gradient-katas[plot]'"),
    "a-folder": (_folder_of_that_name, "cannot write picture.png"),
    "numbers": (_numbers_that_no_picture_takes, "OverflowError: too large for a picture"),
}


@pytest.mark.parametrize(("hinder", "words"), HINDRANCES.values(), ids=HINDRANCES)
def test_the_verdict_stands_without_its_picture(
    kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hinder: Hindrance, words: str
) -> None:
    """A picture that cannot be made is a note, and the program has passed all the same."""
    (tmp_path / "s11_gradient_descent.py").write_text(RIGHT)
    hinder(tmp_path, monkeypatch)
    result = kata("check", "S11", "--plot", "picture.png")
    assert result.exit_code == 0, result.output
    assert f"no picture: {words}" in " ".join(result.output.split()).replace("no picture: pictures need matplotlib: ", "no picture: ")


def test_a_kata_without_a_picture_says_so(kata: Kata, tmp_path: Path) -> None:
    """Nothing is written."""
    result = kata("check", "B", "--plot", "b.svg")
    assert result.exit_code == 1
    assert "gradient returns nothing that could be drawn" in " ".join(result.output.split())
    assert not (tmp_path / "b.svg").exists()


@pytest.mark.parametrize("name", ["p.dot", "p.gif", "p", "p.PNG.txt"])
def test_a_name_that_no_picture_has_is_refused_before_anything_runs(kata: Kata, name: str) -> None:
    """One line, exit code 2."""
    result = kata("check", "S11", "--plot", name)
    assert result.exit_code == 2
    assert result.output.strip() == f"Error: {name}: the name must end with .png, .svg or .pdf"


ANSWERS = {  # name: what descend returns, and whether it can be drawn
    "right": ("[x0 * (1 - 2 * lr) ** k for k in range(n + 1)]", True),
    "nan": ("torch.full((n + 1,), float('nan')).double()", True),
    "inf": ("[float('inf'), *[-float('inf')] * n]", True),
    "huge": ("torch.full((n + 1,), 1e308, dtype=torch.float64)", True),
    "huge-and-tiny": ("[(-1) ** k * 10.0 ** (308 - 60 * k) for k in range(n + 1)]", True),
    "float32": ("torch.ones(n + 1)", True),
    "empty": ("[]", False),
    "empty-tensor": ("torch.zeros(0)", False),
    "too-long": ("torch.zeros(n + 2).double()", False),
    "a-matrix": ("torch.zeros(n + 1, 1).double()", False),
    "a-number": ("3.5", False),
    "none": ("None", False),
    "texts": ("['a'] * (n + 1)", False),
    "ragged": ("[[1.0], [1.0, 2.0]] * (n + 1)", False),
    "sparse": ("torch.zeros(n + 1).to_sparse()", False),
    "huge-tensor": ("torch.zeros(1).expand(1 << 30)", False),
    "two": ("(torch.zeros(n + 1).double(), 1.0)", False),
    "raises": ("1 / 0", False),
    "exits": ("__import__('os')._exit(3)", False),
    "cannot-load": ("1)(", False),
    "prints-too-much": ("[print('x' * 100_000) for _ in range(100)]", False),
}


def answered(server: Server, expression: str) -> Pair:
    """The picture of a program that returns this."""
    source = f"import torch\n\n\ndef descend(x0, lr, n):\n    return {expression}\n"
    handed_in = Submission("mine.py", "mine.py", source.encode(), "0" * 64)
    check = Check(server, KATA, handed_in, Bank([], 1.0, 0), Limits(call=2.0), "strict")
    return plot.pair(check, literals.arguments(KATA, "x0 = 100.0, lr = 0.1, n = 3"))


@pytest.mark.parametrize("name", ANSWERS)
def test_any_answer_can_be_drawn_or_left_out(server: Server, tmp_path: Path, name: str) -> None:
    """The right answer is always there; that of the program, if it has its form, whatever its numbers."""
    expression, is_drawn = ANSWERS[name]
    pair = answered(server, expression)
    assert (pair.yours is not None) is is_drawn
    assert np.all(np.isfinite(pair.expected[0].path))
    panels.draw(pair.yours, pair.expected, tmp_path / "picture.svg")
    text = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert ("<!-- yours" in text) is is_drawn
    assert "<!-- expected -->" in text


@pytest.mark.parametrize(
    ("expression", "note"), [("[1e150] * 4", "yours (4 points outside)"), ("[float('nan'), 80.0, 64.0, 51.2]", "yours (1 point outside)")]
)
def test_points_that_cannot_be_drawn_are_told(server: Server, tmp_path: Path, expression: str, note: str) -> None:
    """What is no number, or far beyond the right answer, is counted in the legend."""
    pair = answered(server, expression)
    panels.draw(pair.yours, pair.expected, tmp_path / "picture.svg")
    assert f"<!-- {note} -->" in (tmp_path / "picture.svg").read_text(encoding="utf-8")


def course(folder: Path, learned: str | None) -> None:
    """Two katas, the second built on the first."""
    spec = 'from grader.spec import *\n\nKATA = Kata("answer", "f", lambda n: n + 1, dict(n=integer(0, 5)))\n'
    for name, after in (("x01_first", ""), ("x02_second", " · After: X01")):
        home = folder / "katas" / name
        home.mkdir(parents=True)
        (home / "README.md").write_text(f"# The {name[4:]} one\n\nTrack: tests · Difficulty: 1 of 5{after}\n\n- `n = 1` shows the bug: x\n")
        (home / "spec.py").write_text(spec)
        (home / "buggy.py").write_text("def f(n):\n    return n\n")
        if learned is not None:
            (home / "learned.md").write_text(learned, encoding="utf-8")


LEARNED = "Count from zero.\n\nYou will notice it by the last one.\n"


@pytest.mark.parametrize("learned", [LEARNED, None, ""], ids=["a-text", "no-file", "empty-file"])
def test_what_was_learned_is_told_after_passing_and_only_then(
    kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, learned: str | None
) -> None:
    """The text of the kata, if it has one; then what comes next, until nothing does."""
    course(tmp_path, learned)
    monkeypatch.setenv("KATA_COURSE", str(tmp_path))
    (tmp_path / "mine.py").write_text("def f(n):\n    return n + 1\n")
    assert "What you learned" not in kata("check", "X01").output
    first, second = (kata("check", each, "mine.py") for each in ("X01", "X02"))
    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert ("What you learned\n\nCount from zero.\n\nYou will notice" in first.output) is bool(learned)
    assert ("What you learned" in first.output) is bool(learned)
    assert "Next: `kata start X02`, The second one." in first.output
    assert "Next:" not in second.output


def test_json_says_nothing_of_what_was_learned(kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One document and nothing behind it."""
    course(tmp_path, LEARNED)
    monkeypatch.setenv("KATA_COURSE", str(tmp_path))
    (tmp_path / "mine.py").write_text("def f(n):\n    return n + 1\n")
    result = kata("check", "X01", "mine.py", "--format", "json")
    assert json.loads(result.stdout)["passed"] is True


def test_next_names_the_kata_that_waits_with_what_it_builds_on(kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From check to check: the first, then the second with its prerequisite; one that was tried and failed stays the next."""
    course(tmp_path, LEARNED)
    monkeypatch.setenv("KATA_COURSE", str(tmp_path))
    (tmp_path / "right.py").write_text("def f(n):\n    return n + 1\n")
    (tmp_path / "wrong.py").write_text("def f(n):\n    return n\n")
    kata("check", "X01", "wrong.py")
    assert "X01  The first one (tests, difficulty 1 of 5)\nYou have tried it already" in kata("next").output
    kata("check", "X01", "right.py")
    assert "X02  The second one (tests, difficulty 1 of 5)\nIt builds on X01 (The first one).\n" in kata("next").output
    kata("check", "X01", "wrong.py")
    assert kata("next").output.startswith("X02")
