"""Which mutants a program has, what equivalent.md excuses, and the score of a kata."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader import catalogue
from grader.authoring import equivalents, mutants, mutation
from grader.authoring.mutants import Mutant
from grader.authoring.mutation import Score
from grader.cli import group
from grader.sandbox.server import Server

PROGRAM = '''"""What it does: 1."""

import torch
from torch import nn as layers

RATE = 2
UNUSED = 3
TABLE = {}
TABLE["k"] = 4
torch.manual_seed(5)


def helper(a):
    """Text 6."""
    return torch.abs(a[RATE])


def other(a):
    return a[7]


class Unused:
    size = 8


def f(a):
    return helper(chosen(TABLE)) + layers.relu(Used)


if torch.cuda.is_available():

    def chosen(a):
        return a[10]


class Used:
    size = 11


if __name__ == "__main__":
    RATE = 9
    print(f(RATE))
'''


def _of(source: str, function: str = "f") -> list[Mutant]:
    return list(mutants.of(source, "f.py", function, set()))


def test_only_what_the_function_reaches_is_mutated() -> None:
    """By name, through constants, tables and calls on modules; not the demonstration, not what nobody asks for."""
    made = _of(PROGRAM)
    lines = {"RATE = 2", "TABLE['k'] = 4", "torch.manual_seed(5)", "return torch.abs(a[RATE])", "return a[10]", "size = 11"}
    last = "return helper(chosen(TABLE)) + layers.relu(Used)"
    assert {each.original for each in made} == {*lines, last, "if torch.cuda.is_available():"}
    dropped = {text: last.replace("layers.relu(Used)", text) for text in ("Used", "layers")}
    assert [text for text, line in dropped.items() if line in {each.mutated for each in made}] == ["Used"]


def test_a_mutant_is_the_whole_program_with_one_change() -> None:
    """It compiles, says where it is, and the program itself is as before afterwards."""
    first, second = _of("def f(a):\n\n    return a\n\n\nz = 1\n") + _of("def f(a):\n    b = a\n    return -b\n")
    assert (first.line, first.original, first.mutated, first.source) == (3, "return a", "return -a", "def f(a):\n    return -a\nz = 1")
    assert second.source == "def f(a):\n    b = a\n    return b"


def test_equal_changes_of_equal_lines_are_numbered() -> None:
    """The second one is another mutant."""
    twice = _of("def f(a):\n    a.step()\n    a.rest = 'x'\n    a.step()\n")
    steps = [each.change for each in twice if each.original == "a.step()"]
    assert steps == ["`a.step()` → `pass`", "`a.step()` #2 → `pass`"]


def test_mutants_of_several_solutions_are_no_two_alike() -> None:
    """Neither twice the same, nor one of the solutions, whatever its docstrings and layout are."""
    seen: set[str] = set()
    plus = list(mutants.of('def f(a, b):\n    "One."\n    return g(a + b)\n', "plus.py", "f", seen))
    minus = list(mutants.of('def f(a, b):\n    "Two."\n    return g(a  -  b)\n', "minus.py", "f", seen))
    assert "return g(a - b)" in [each.mutated for each in plus]
    assert [each.mutated for each in minus] == ["return -g(a - b)", "return a - b"]


def test_statements_that_do_nothing_are_no_new_mutants() -> None:
    """`x.grad` alone, `x = x` and `pass` are one and the same."""
    assert [each.mutated for each in _of("def f(x):\n    x.grad.zero_()\n    x = x.T()\n")] == ["pass", "pass"]


LISTED = """# Equivalent mutants

## f.py

- `y = a ** 2 + 1` → `y = a**2`, `y = (a ** 2) - 1`: a constant has no slope
- `if a: ` #2 → `if True:`: always so
"""


def _mutant(original: str, mutated: str, number: int = 1) -> Mutant:
    return Mutant("f.py", 1, original, mutated, number, "")


def test_an_entry_is_a_change_however_it_is_laid_out() -> None:
    """Spaces and brackets do not matter; file, number and both lines do."""
    listed = equivalents.read(LISTED)
    known = [_mutant("y = a ** 2 + 1", "y = a ** 2"), _mutant("y = a ** 2 + 1", "y = a ** 2 - 1"), _mutant("if a:", "if True:", 2)]
    assert {equivalents.key_of(each) for each in known} == set(listed.entries)
    assert equivalents.key_of(_mutant("if a:", "if True:")) not in listed.entries
    assert listed.problems == listed.stale(known, []) == []


def test_an_entry_that_excuses_nothing_is_told() -> None:
    """With the reason: no such mutant, or one that is killed."""
    listed = equivalents.read(LISTED)
    stale = listed.stale([_mutant("y = a ** 2 + 1", "y = a ** 2")], [_mutant("if a:", "if True:", 2)])
    assert stale == [
        "equivalent.md: f.py: `y = a ** 2 + 1` → `y = (a ** 2) - 1`: there is no such mutant",
        "equivalent.md: f.py: `if a: ` → `if True:`: this mutant is killed",
    ]


@pytest.mark.parametrize("line", ["- `a` → `b`", "- `a` → `b`: ", "- a → b: why", "- `a` -> `b`: why"])
def test_an_entry_that_cannot_be_read_is_told(line: str) -> None:
    """No reason, no quotes or no arrow: nothing is excused."""
    listed = equivalents.read(f"## f.py\n\n{line}\n")
    assert (listed.entries, listed.problems) == ({}, [f"equivalent.md: cannot be read: {line}"])


def test_an_entry_without_a_file_is_told() -> None:
    """The heading says which solution is meant."""
    assert equivalents.read("- `a` → `b`: why\n").problems == ["equivalent.md: cannot be read: - `a` → `b`: why"]


NEEDLESS = """
def gradient(x):
    x = x.detach().requires_grad_(True)
    x.dim()
    (x * x).backward()
    return x.grad
"""
BY_HAND = """
import torch

def gradient(x):
    by_hand = 2 * x.detach()
    return by_hand if x is None else torch.func.grad(torch.square)(x.detach())
"""
SPEC = """
from grader.spec import Kata, scalar

KATA = Kata(
    kind="grad", function="gradient", reference=lambda x: x * x, inputs=dict(x=scalar(-9, 9)), uses_autograd={}, precision="strict"
)
"""


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """A fork server of one's own: what is loaded into it would change other tests."""
    with Server() as started:
        yield started


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of one kata, whose solution has a line that does nothing."""
    (tmp_path / "katas" / "x01_toy").mkdir(parents=True)
    (tmp_path / "solutions").mkdir()
    (tmp_path / "katas" / "x01_toy" / "README.md").write_text("# Toy\n")
    (tmp_path / "katas" / "x01_toy" / "spec.py").write_text(SPEC.format(True))
    (tmp_path / "solutions" / "x01_toy.py").write_text(NEEDLESS)
    monkeypatch.setenv("KATA_COURSE", str(tmp_path))
    return tmp_path


def _score(root: Path, server: Server) -> Score:
    return mutation.score_of(catalogue.find("X01", root), server)


def test_a_needless_line_survives_until_it_is_excused(toy: Path, own_server: Server) -> None:
    """Everything else is killed; the excuse counts, and one that is not needed is a problem."""
    found = _score(toy, own_server)
    assert found.details == ["solutions/x01_toy.py:4  `x.dim()` → `pass`"]
    assert (found.killed > 6, found.equivalent, found.sound) == (True, 0, False)
    listed = toy / "katas" / "x01_toy" / "equivalent.md"
    listed.write_text("## x01_toy.py\n\n- `x.dim()` → `pass`: nobody looks at what it returns\n")
    excused = _score(toy, own_server)
    assert (excused.killed, excused.equivalent, excused.details, excused.sound) == (found.killed, 1, [], True)
    listed.write_text(listed.read_text() + "- `return x.grad` → `return -x.grad`: a slip\n")
    stale = _score(toy, own_server)
    assert stale.details == ["equivalent.md: x01_toy.py: `return x.grad` → `return -x.grad`: this mutant is killed"]
    assert not stale.sound


def test_a_mutant_that_is_another_solution_does_not_count(toy: Path, own_server: Server) -> None:
    """It is right, and known."""
    (toy / "solutions" / "x01_toy__without.py").write_text('"""Why."""\n' + NEEDLESS.replace("    x.dim()\n", ""))
    found = _score(toy, own_server)
    assert (found.details, found.sound) == ([], True)


def test_a_broken_rule_kills(toy: Path, own_server: Server) -> None:
    """A mutant with the right numbers and no autograd is rejected where the kata asks for autograd, and nowhere else."""
    (toy / "solutions" / "x01_toy.py").write_text(BY_HAND)
    survives = "`return by_hand if x is None else torch.func.grad(torch.square)(x.detach())` → `return by_hand`"
    assert not any(survives in each for each in _score(toy, own_server).details)
    (toy / "katas" / "x01_toy" / "spec.py").write_text(SPEC.format(False))
    assert any(survives in each for each in _score(toy, own_server).details)


def test_a_solution_that_fails_is_not_mutated(toy: Path, own_server: Server) -> None:
    """All its mutants would be killed, which proves nothing."""
    (toy / "solutions" / "x01_toy.py").write_text(NEEDLESS.replace("x * x", "x + x"))
    found = _score(toy, own_server)
    assert (found.killed, found.sound) == (0, False)
    assert found.details[0].startswith("x01_toy.py does not pass itself: ")


@pytest.mark.slow
def test_the_command_tells_survivors_and_totals(toy: Path) -> None:
    """Exit code 1 while something survives, 0 when all is excused; a broken kata does not end it."""
    told = CliRunner().invoke(group, ["verify", "X01", "--mutate", "--jobs", "1"])
    assert told.exit_code == 1
    first, second, last = told.output.splitlines()
    assert first.startswith("✗ x01_toy: ")
    assert "0 equivalent, 1 survived" in first
    assert second == "    solutions/x01_toy.py:4  `x.dim()` → `pass`"
    assert last.startswith("total: ")
    (toy / "katas" / "x01_toy" / "equivalent.md").write_text("## x01_toy.py\n\n- `x.dim()` → `pass`: why not\n")
    assert CliRunner().invoke(group, ["verify", "X01", "--mutate"]).exit_code == 0
    (toy / "katas" / "x01_toy" / "spec.py").write_text(textwrap.dedent("1 / 0"))
    broken = CliRunner().invoke(group, ["verify", "--mutate"])
    assert broken.exit_code == 1
    assert "ZeroDivisionError" in broken.output
