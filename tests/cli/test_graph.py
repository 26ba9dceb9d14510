"""`kata graph`: which program is run, with what, and what is shown of it."""

import json
import re
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from grader import catalogue
from grader.sandbox.server import Server
from tests.cli.conftest import Kata

PROGRAM = """
import torch

weight = torch.tensor([1.0, 2.0], requires_grad=True)
hidden = weight * weight
loss = hidden.sum()
"""
TARGET = catalogue.find("S11")


@pytest.fixture(autouse=True)
def shared(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """One fork server for all commands of this module."""
    monkeypatch.setattr("grader.sandbox.server.Server", lambda *_, **__: nullcontext(server))


def test_a_kata_without_a_copy_shows_the_shipped_program(kata: Kata) -> None:
    """The graph of what its function walks back through, with the names of the program."""
    result = kata("graph", "B")
    assert result.exit_code == 0, result.output
    assert "leaf" in result.output
    assert "x = " in result.output


def test_a_kata_shows_ones_own_copy(kata: Kata, tmp_path: Path) -> None:
    """The file in this folder that has its name; given as a file, it is the same kata."""
    mine = tmp_path / "b_shared_graph.py"
    mine.write_text("def gradient(x):\n    own_name = x.detach().requires_grad_() ** 2\n    own_name.backward()\n")
    by_name, by_file = kata("graph", "B"), kata("graph", mine)
    assert "own_name = PowBackward0  float64 []" in by_name.output
    assert by_name.output == by_file.output


def test_a_file_of_no_kata_shows_the_graphs_of_its_variables(kata: Kata, tmp_path: Path) -> None:
    """Run as it is, without a function; what is inside another graph is not told twice."""
    (tmp_path / "play.py").write_text(PROGRAM)
    result = kata("graph", "play.py")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        "loss = SumBackward0  float32 []",
        "└─ hidden = MulBackward0  float32 [2]",
        "   ├─ [2] weight = leaf  float32 [2]",
        "   └─ [2] weight = leaf  float32 [2]",
    ]


def test_every_backward_pass_is_shown_before_it_frees_anything(kata: Kata, tmp_path: Path) -> None:
    """Two passes of one program are two graphs; the same graph again is none."""
    (tmp_path / "play.py").write_text(
        PROGRAM + "loss.backward()\n(hidden * 3).detach()\nother = weight.exp()\nother.sum().backward()\ndel loss, hidden, other\n"
    )
    result = kata("graph", "play.py")
    assert result.exit_code == 0, result.output
    assert [block.split()[0] for block in result.output.split("\n\n")] == ["loss", "SumBackward0"]


def test_a_notebook_is_drawn(kata: Kata, tmp_path: Path) -> None:
    """Its cells are run one after the other."""
    cells = [
        {"cell_type": "code", "source": text, "metadata": {}, "outputs": [], "execution_count": None} for text in PROGRAM.split("\n\n")
    ]
    content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "play.ipynb").write_text(json.dumps(content))
    result = kata("graph", "play.ipynb")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("loss = SumBackward0")


def test_a_program_that_stops_still_shows_what_was_seen(kata: Kata, tmp_path: Path) -> None:
    """The exception is told first; the graph is that of the last backward pass."""
    (tmp_path / "play.py").write_text(PROGRAM + "loss.backward()\nloss.backward()\n")
    result = kata("graph", "play.py")
    assert result.exit_code == 0
    assert "The program stopped with RuntimeError: Trying to backward through the graph a second time" in result.output
    assert "loss = SumBackward0" in result.output


def test_the_input_decides_what_is_shown(kata: Kata, tmp_path: Path) -> None:
    """A program may branch on it; without --input it is the first of the page."""
    (tmp_path / "b_shared_graph.py").write_text(
        "def gradient(x):\n    x = x.detach().requires_grad_()\n    return x.sin() if x > 5 else x.cos()\n"
    )
    assert "SinBackward0" in kata("graph", "B", "--input", "x = 7.5").output
    assert "CosBackward0" in kata("graph", "B", "--input", "x = 2").output
    assert "CosBackward0" in kata("graph", "B").output


# name: the arguments, and a part of the message
REFUSED = {
    "unknown": (["nothing_like_it"], "nothing_like_it is neither a file nor a kata"),
    "near-miss": (["shared_grap"], "did you mean"),
    "a-folder": (["."], "neither a file nor a kata"),
    "another-suffix": (["notes.txt"], "notes.txt is another file, not a .py or an .ipynb file"),
    "input-of-no-kata": (["play.py", "--input", "x = 1.0"], "the program of no kata"),
    "no-graph": (["empty.py"], "there is no graph to draw"),
    "input-syntax": (["B", "--input", "x = "], "cannot be read"),
    "input-name": (["B", "--input", "y = 2.0"], "write all arguments as `x = …`"),
    "input-bare": (["B", "--input", "2.0"], "write all arguments as `x = …`"),
    "input-beyond": (["B", "--input", "x = 1e9"], "is not between"),
    "input-text": (["B", "--input", "x = 'a'"], "cannot be read"),
    "input-code": (["B", "--input", "x = open('play.py')"], "cannot be read"),
    "ending": (["B", "--out", "graph.gif"], "the name must end with .png, .svg, .pdf or .dot"),
    "no-ending": (["B", "--out", "graph"], "the name must end with"),
    "dies": (["dies.py"], "the program gave no graph (died: exit status 3)"),
    "prints-too-much": (["prints.py"], "the program gave no graph (too much output"),
}
STUMBLES = {
    "input-list": ["B", "--input", "x = [1.0, 2.0]"],
    "input-dict": ["B", "--input", "x = {}"],
    "input-two-calls": ["B", "--input", "x = 1.0) + (2.0"],
    "input-deep": ["B", "--input", "x = " + "-" * 3000 + "1"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files that are named above."""
    programs = {"play.py": PROGRAM, "empty.py": "x = 1\n", "notes.txt": "", "dies.py": "import os\nos._exit(3)\n"}
    for name, text in programs.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "prints.py").write_text("for _ in range(100):\n    print('x' * 100000)\n")
    return tmp_path


@pytest.mark.parametrize(("arguments", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_drawn_is_a_usage_error_of_one_line(kata: Kata, folder: Path, arguments: list[str], words: str) -> None:
    """Exit code 2, and nothing is written."""
    before = sorted(folder.iterdir())
    result = kata("graph", *arguments)
    assert result.exit_code == 2, result.output
    assert words in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert sorted(path for path in folder.iterdir() if path.name != ".home") == before


@pytest.mark.parametrize("arguments", STUMBLES.values(), ids=STUMBLES)
def test_any_input_that_cannot_be_read_is_a_usage_error(kata: Kata, arguments: list[str]) -> None:
    """What was typed is no fault of kata itself."""
    result = kata("graph", *arguments)
    assert result.exit_code == 2, result.exception
    assert "cannot be read" in result.output


STARTS = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF", ".dot": b"digraph autograd {"}


@pytest.mark.parametrize("ending", STARTS)
def test_a_picture_is_written_as_its_name_says(kata: Kata, folder: Path, ending: str) -> None:
    """Each ending has its format; the command says what it wrote, and no more."""
    result = kata("graph", "play.py", "--out", f"graph{ending}")
    assert result.exit_code == 0, result.output
    assert result.output == f"graph{ending} shows 1 graph.\n"
    assert (folder / f"graph{ending}").read_bytes().startswith(STARTS[ending])


def test_a_dot_file_names_nodes_and_edges(kata: Kata, folder: Path) -> None:
    """Leaves as boxes, arrows along the computation; an operand that is used twice has two."""
    kata("graph", "play.py", "--out", "graph.dot")
    text = (folder / "graph.dot").read_text(encoding="utf-8")
    assert re.findall(r'label="(.+?)", shape=(\w+)', text) == [
        ("loss = SumBackward0  float32 []", "ellipse"),
        ("hidden = MulBackward0  float32 [2]", "ellipse"),
        ("weight = leaf  float32 [2]", "box"),
    ]
    assert sorted(re.findall(r"n0_(\d) -> n0_(\d)", text)) == [("1", "0"), ("2", "1"), ("2", "1")]


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_reads_the_file(kata: Kata, folder: Path) -> None:
    """The language is Graphviz' own, also where names are odd."""
    import subprocess

    (folder / "odd.py").write_text(PROGRAM + "globals()['a\"]; b [label=\"\\\\'] = loss\ndel loss\n")
    kata("graph", "odd.py", "--out", "graph.dot")
    subprocess.run(["dot", "-Tsvg", "graph.dot"], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("name", ["missing/graph.svg", "missing/graph.dot", "folder.svg", "folder.dot"])
def test_a_picture_that_cannot_be_written_is_a_usage_error(kata: Kata, folder: Path, name: str) -> None:
    """A folder that is not there, and one that has the picture's name."""
    (folder / "folder.svg").mkdir()
    (folder / "folder.dot").mkdir()
    result = kata("graph", "play.py", "--out", name)
    assert result.exit_code == 2
    assert f"cannot write {name}" in result.output


def test_without_matplotlib_a_picture_is_refused_and_a_dot_file_is_not(kata: Kata, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    result = kata("graph", "play.py", "--out", "graph.svg")
    assert result.exit_code == 2
    assert "pip install 'gradient-katas[plot]'" in result.output
    assert kata("graph", "play.py", "--out", "graph.dot").exit_code == 0


NAMES = {"dollars": "a$b$", "long": "w" * 60, "other-letters": "损失"}


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_variable_can_stand_in_a_picture(kata: Kata, tmp_path: Path, name: str) -> None:
    """As it is, without a formula made of it, and without a warning."""
    (tmp_path / "play.py").write_text(PROGRAM + f"globals()[{NAMES[name]!r}] = loss\ndel loss\n", encoding="utf-8")
    result = kata("graph", "play.py", "--out", "graph.svg")
    assert result.exit_code == 0, result.exception
