"""`kata memory`, and what `kata check` shows and draws of a kata with a budget."""

import json
import re
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from grader import questions
from grader.conversation import Limits
from grader.sandbox.server import Server
from tests.cli.conftest import Kata

PROGRAM = """
import torch

weight = torch.ones(1024, 256, device="cuda", requires_grad=True)
hidden = torch.tanh(weight * 2)
loss = hidden.sum()
loss.backward()
del hidden
print("done")
"""
SHOWN = """\
done

  at the peak     1.00 MiB  line 4  weight = torch.ones(1024, 256, de…  never freed
                  1.00 MiB  line 5  hidden = torch.tanh(weight * 2)     freed later
                  1.00 MiB  line 7  loss.backward()                     freed by the backward pass
                  1.00 MiB  line 7  loss.backward()                     never freed
"""


@pytest.fixture(autouse=True)
def shared(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """One fork server for all commands of this module, and few questions."""
    monkeypatch.setattr("grader.sandbox.server.Server", lambda *_, **__: nullcontext(server))
    monkeypatch.setattr(questions, "DRAWN", 20)
    monkeypatch.setattr(questions, "_EXAMPLES", 2)
    monkeypatch.setattr(questions, "_BATTERY", 20)


@pytest.fixture
def play(tmp_path: Path) -> Path:
    """A program of one's own."""
    path = tmp_path / "play.py"
    path.write_text(PROGRAM)
    return path


def test_a_program_is_run_and_its_memory_told(kata: Kata, play: Path) -> None:
    """What it printed, who holds the peak, the row of bars, and what is alive at the end."""
    result = kata("memory", "play.py")
    assert result.exit_code == 0, result.output
    assert result.output.startswith(SHOWN)
    told = result.output.removeprefix(SHOWN).splitlines()
    assert re.fullmatch(r"  over time       [▁▂▃▄▅▆▇█]{5,60}", told[0])
    assert told[1:] == ["                  peak 4.00 MiB", "                  at the end 2.00 MiB"]


def test_a_notebook_is_run_cell_by_cell(kata: Kata, tmp_path: Path) -> None:
    """Lines are counted within their cell."""
    texts = ["import torch", "\nx = torch.ones(1000, 1000, device='cuda')"]
    cells = [
        {"cell_type": "code", "id": f"c{n}", "source": text, "metadata": {}, "outputs": [], "execution_count": None}
        for n, text in enumerate(texts)
    ]
    (tmp_path / "play.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    result = kata("memory", "play.ipynb")
    assert result.exit_code == 0, result.output
    assert "3.81 MiB  cell 2, line 2  x = torch.ones" in result.output


def test_a_program_that_stops_still_shows_what_it_did(kata: Kata, play: Path) -> None:
    """The exception is told first, with its line."""
    play.write_text(PROGRAM + "1 / 0\n")
    result = kata("memory", "play.py")
    assert result.exit_code == 0
    assert "The program stopped with ZeroDivisionError: division by zero (line 10)" in result.output
    assert "peak 4.00 MiB" in result.output


# name: the program, and a part of the message
REFUSED = {
    "on-the-cpu": ("import torch\ntorch.ones(3)\n", "play.py put nothing on the CUDA device, so there is nothing to show. Create its"),
    "main-guard": ('import torch\nif __name__ == "__main__":\n    torch.ones(3, device="cuda")\n', "does not run here"),
    "syntax": ("1)(", "The program stopped with SyntaxError: unmatched ')' (line 1)"),
    "raises-first": ("import torch\nraise ValueError('no')\n", "The program stopped with ValueError: no (line 2)"),
    "slow": (
        "import time\nprint('begun', flush=True)\ntime.sleep(60)\n",
        "begun\n\nError: the program was not run to its end: it took longer",
    ),
    "ends-itself": ("import os\nprint('bye', flush=True)\nos._exit(3)\n", "bye\n\nError: the program was not run to its end: died (exit"),
    "prints-too-much": ("for _ in range(100):\n    print('x' * 100000)\n", "was not run to its end: too much output (more than 4 MB)"),
    "too-large": ("#" * 300_000, "the file has 300,000 bytes"),
}


@pytest.mark.parametrize(("program", "words"), REFUSED.values(), ids=REFUSED)
def test_what_has_nothing_to_show_is_a_usage_error(kata: Kata, play: Path, program: str, words: str) -> None:
    """Exit code 2, a sentence that helps, and what was printed until then."""
    play.write_text(program)
    result = kata("memory", "play.py", "--out", "timeline.svg", "--timeout", 2)
    assert result.exit_code == 2, result.output
    assert words in result.output
    assert "Traceback" not in result.output
    assert not Path("timeline.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing.py"], "nothing.py is neither a file nor a kata"),
        (["notes.txt"], "notes.txt is another file, not a .py or an .ipynb file"),
        (["play.py", "--out", "timeline.dot"], "the name must end with .png, .svg or .pdf"),
        (["play.py", "--out", "missing/timeline.svg"], "cannot write missing/timeline.svg"),
        (["play.py", "--timeout", "0"], "'--timeout'"),
    ],
    ids=["missing", "another-file", "no-picture", "no-folder", "no-time"],
)
def test_what_cannot_be_done_is_a_usage_error(kata: Kata, play: Path, arguments: list[str], words: str) -> None:
    """As with every other command."""
    (play.parent / "notes.txt").write_text("")
    result = kata("memory", *arguments)
    assert result.exit_code == 2, result.output
    assert words in result.output


def test_too_large_tensors_are_told_as_such(kata: Kata, play: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The device is simulated in the memory of this machine, of which a program gets a part."""
    monkeypatch.setattr("grader.conversation.Limits", lambda **given: Limits(memory=256 << 20, **given))
    play.write_text('import torch\nx = torch.ones(1000, device="cuda")\ny = torch.ones(300, 1 << 20, device="cuda")\n')
    result = kata("memory", "play.py")
    assert "this machine lends it 256 MB in all, and it wanted more (line 3)" in result.output


@pytest.mark.parametrize(("ending", "start"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_a_picture_is_written_as_its_name_says(kata: Kata, play: Path, ending: str, start: bytes) -> None:
    """Beside the text, not in its place."""
    result = kata("memory", "play.py", "--out", f"timeline{ending}")
    assert result.exit_code == 0, result.output
    assert result.output.startswith(SHOWN)
    assert result.output.endswith(f"\n\ntimeline{ending} shows it.\n")
    assert (play.parent / f"timeline{ending}").read_bytes().startswith(start)


def test_a_picture_names_the_lines_and_the_figures(kata: Kata, play: Path) -> None:
    """In the legend each line with its bytes at the peak; a gradient with the line that it belongs to."""
    kata("memory", "play.py", "--out", "timeline.svg")
    words = _words(play.parent / "timeline.svg")
    assert {"play.py", "alive at the peak", "4.00 MiB the peak", "backward pass", "MiB alive"} <= set(words)
    assert "1.00 MiB line 5 hidden = torch.tanh(weight * 2)" in words
    assert "2.00 MiB gradients of line 5" in words
    assert not any("budget" in each for each in words)


def _words(path: Path) -> list[str]:
    """The texts of a picture: matplotlib writes each as a comment beside its shape."""
    return [" ".join(each.split()) for each in re.findall(r"<!-- (.+?) -->", path.read_text(encoding="utf-8"))]


def test_without_matplotlib_the_text_is_there_all_the_same(kata: Kata, play: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the message says what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    result = kata("memory", "play.py", "--out", "timeline.svg")
    assert result.exit_code == 2
    assert result.output.startswith(SHOWN)
    assert "pip install 'gradient-katas[plot]'" in result.output


# A kata with a budget ------------------------------------------------------------------------------------------------------------------

SPEC = """
import numpy as np
from grader.spec import Budget, Kata, array

KATA = Kata(kind="run", function="total", reference=lambda x: np.sum(np.exp(x)), inputs=dict(x=array(-2, 2, shape=("N",))),
    sizes=dict(N=(1, 4)), device="cuda", budget=Budget(at=dict(N=131072), unit=8 * 131072, peak=1))
"""
HEAVY = """
def total(x):
    first = x + 0
    second = first + 0
    return second.exp().sum()
"""
LIGHT = "def total(x):\n    return x.exp().sum()\n"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course of one kata, Y01, which may hold one tensor beyond its argument."""
    home = tmp_path / "course" / "katas" / "y01_sums"
    home.mkdir(parents=True)
    (home / "README.md").write_text("# Sums\n\nTrack: tests · Difficulty: 1 of 5\n")
    (home / "spec.py").write_text(SPEC)
    (home / "buggy.py").write_text(HEAVY)
    monkeypatch.setenv("KATA_COURSE", str(tmp_path / "course"))


def test_a_repair_over_its_budget_is_told_who_holds_the_peak(kata: Kata, course: None, tmp_path: Path) -> None:
    """Below the finding; and the picture has the budget in it."""
    (tmp_path / "mine.py").write_text(HEAVY)
    result = kata("check", "Y01", "mine.py", "--plot", "timeline.svg")
    assert result.exit_code == 1, result.output
    assert "  at the peak     1.00 MiB  line 3  first = x + 0              freed later\n" in result.output
    assert "                  1.00 MiB  line 5  return second.exp().sum()  freed later\n" in result.output
    assert "                  peak 3.00 MiB, budget 1.25 MiB\n" in result.output
    assert "Note: timeline.svg shows who holds the memory" in result.output
    assert {"Y01 · Sums", "3.00 MiB the peak", "1.25 MiB the budget", "1.00 MiB line 3 first = x + 0"} <= set(
        _words(tmp_path / "timeline.svg")
    )


def test_a_repair_within_its_budget_is_told_so_in_a_line(kata: Kata, course: None, tmp_path: Path) -> None:
    """With the figure and the limit."""
    (tmp_path / "mine.py").write_text(LIGHT)
    result = kata("check", "Y01", "mine.py")
    assert result.exit_code == 0, result.output
    assert "\n  memory: peak 1.00 MiB of 1.25 MiB\n" in result.output
    assert "at the peak" not in result.output


def test_a_call_without_a_picture_says_why(kata: Kata, course: None, tmp_path: Path) -> None:
    """A program that computes elsewhere, and one that does not answer; the verdict stands."""
    for program, words in (
        ("def total(x):\n    return x.cpu().exp().sum()\n", "no picture: total put nothing on the CUDA device"),
        ("import os\ndef total(x):\n    os._exit(3) if len(x) > 9 else 0\n    return x.exp().sum()\n", "no picture: its process ended"),
    ):
        (tmp_path / "mine.py").write_text(program)
        result = kata("check", "Y01", "mine.py", "--plot", "timeline.svg")
        assert result.exit_code == 1, result.output
        assert words in " ".join(result.output.split())
        assert not (tmp_path / "timeline.svg").exists()


def test_the_copy_of_a_kata_is_called_as_a_check_calls_it(kata: Kata, course: None, tmp_path: Path) -> None:
    """By its id or by its file; a scratch file of that function is only run."""
    (tmp_path / "y01_sums.py").write_text(HEAVY)
    (tmp_path / "mine.py").write_text(HEAVY)
    by_name, by_file, scratch = (kata("memory", each) for each in ("Y01", "y01_sums.py", "mine.py"))
    assert "peak 3.00 MiB, budget 1.25 MiB" in by_name.output
    assert by_name.output == by_file.output
    assert scratch.exit_code == 2
    kata("memory", "Y01", "--out", "timeline.svg")
    assert "1.25 MiB the budget" in _words(tmp_path / "timeline.svg")
