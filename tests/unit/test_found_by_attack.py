"""Programs that once got a wrong verdict. Each is here so that it never does again."""

import pytest

from grader.verdict import Outcome
from tests.conftest import GradeSource

SOFTSIGN = """
import torch

class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        {save}
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, g):
        {load}
        return {formula}

def softsign(x):
    return Softsign.apply(x)
"""
RIGHT = ("ctx.save_for_backward(x)", "(x,) = ctx.saved_tensors", "g / (1 + x.abs()) ** 2")
WRONG_BACKWARDS = {
    "state_on_the_class": ("Softsign.x = x", "x = Softsign.x", RIGHT[2]),
    "changes_the_upstream_gradient": (RIGHT[0], RIGHT[1], "g.mul_((1 + x.abs()) ** -2)"),
    "views_the_upstream_gradient": (RIGHT[0], RIGHT[1], "(g.view(-1) / (1 + x.reshape(-1).abs()) ** 2).reshape(x.shape)"),
    "destroys_what_it_saved": ("ctx.d = 1 + x.abs()", "ctx.d.pow_(2)", "g / ctx.d"),
    "clips_the_upstream_gradient": (RIGHT[0], RIGHT[1], "g.clamp(-3, 3) / (1 + x.abs()) ** 2"),
    "rounds_the_upstream_gradient": (RIGHT[0], RIGHT[1], "g.round(decimals=1) / (1 + x.abs()) ** 2"),
}


def test_the_pattern_of_these_programs_is_right(grade_source: GradeSource) -> None:
    """With the right three lines it passes, so what is rejected below is rejected for its own line."""
    assert grade_source("C01", SOFTSIGN.format(save=RIGHT[0], load=RIGHT[1], formula=RIGHT[2])).passed


@pytest.mark.parametrize(("save", "load", "formula"), WRONG_BACKWARDS.values(), ids=WRONG_BACKWARDS)
def test_a_backward_that_fails_in_a_bigger_program(grade_source: GradeSource, save: str, load: str, formula: str) -> None:
    """Used twice, sent an expanded gradient, or asked twice, these break; so they do not pass."""
    verdict = grade_source("C01", SOFTSIGN.format(save=save, load=load, formula=formula))
    assert verdict.outcome in (Outcome.WRONG_GRADIENT, Outcome.RAISED, Outcome.SIDE_EFFECT), verdict


@pytest.mark.parametrize("sides", ["2**32 - 1, 0", "2**33, 0", "2**23, 0", "0, 2**40"])
def test_an_empty_tensor_with_an_absurd_side(grade_source: GradeSource, sides: str) -> None:
    """It holds no number, but listing it would take all memory: it is a tensor that cannot be read."""
    verdict = grade_source("B", f"import torch\ndef gradient(x):\n    return torch.zeros({sides}, dtype=torch.float64)\n")
    assert verdict.outcome is Outcome.WRONG_GRADIENT, verdict
    assert "cannot be read" in verdict.findings[0].message


MEND = """
import random
import numpy
import torch

def gradient({0}):
    x = {0}.detach().clone().requires_grad_()
    {1}
    {2}.backward()
    return x.grad
"""
B, G = "((x**2 + 1) ** 3 + (x**2 - 2) ** 3)", "(x**2).sum()"
SIDE_EFFECTS = {
    "reshapes_the_caller's_tensor": ("G", "A", "A.requires_grad or A.unsqueeze_(0)", G, "the shape of the caller's A"),
    "seeds_torch": ("B", "y", "torch.manual_seed(0)", B, "torch's random generator"),
    "seeds_python": ("B", "y", "random.seed(0)", B, "Python's random generator"),
    "seeds_numpy": ("B", "y", "numpy.random.seed(0)", B, "NumPy's random generator"),
    "leaves_anomaly_mode_on": ("B", "y", "torch.autograd.set_detect_anomaly(True)", B, "anomaly mode"),
    "leaves_a_hook": ("B", "y", "y.requires_grad and y.register_hook(lambda g: g)", B, "the hooks of the caller's x"),
}


@pytest.mark.parametrize(("kata", "name", "line", "formula", "told"), SIDE_EFFECTS.values(), ids=SIDE_EFFECTS)
def test_what_a_call_leaves_behind(grade_source: GradeSource, kata: str, name: str, line: str, formula: str, told: str) -> None:
    """Right numbers, and something of the caller's or of the process changed."""
    verdict = grade_source(kata, MEND.format(name, line, formula))
    assert verdict.outcome is Outcome.SIDE_EFFECT, verdict
    assert told in verdict.findings[0].message


def test_a_slice_that_does_not_begin_at_the_beginning(grade_source: GradeSource) -> None:
    """A strided input has an offset into its storage; reading from the storage's start is wrong."""
    line = "x = torch.as_strided(A.detach(), A.shape, A.stride(), 0).clone().requires_grad_()"
    assert grade_source("G", MEND.format("A", line, G)).outcome is Outcome.WRONG_GRADIENT


def test_only_a_forgotten_return(grade_source: GradeSource) -> None:
    """The commonest slip is told as such."""
    verdict = grade_source("B", "def gradient(x):\n    x = x.detach().clone().requires_grad_()\n    (x**2).backward()\n    x.grad\n")
    assert verdict.diagnosis is not None
    assert verdict.diagnosis.id == "relation:no_return"


def test_where_a_program_lies_can_be_asked(grade_source: GradeSource) -> None:
    """A usual first line: the folder of the file, and the current folder."""
    here = "import os, pathlib\nHERE = os.path.dirname(os.path.abspath(__file__))\nos.getcwd()\n"
    there = "THERE = pathlib.Path(__file__).resolve().parent\n"
    assert grade_source("B", here + there + MEND.format("y", "pass", B)).passed


def test_a_fault_of_the_grader_is_a_verdict_too(grade_source: GradeSource, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong on the trusted side costs one verdict, in every format, and is nobody's pass."""

    def break_down(*_: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr("grader.stages.judge", break_down)
    verdict = grade_source("B", MEND.format("y", "pass", B))
    assert verdict.outcome is Outcome.GRADER_ERROR
    assert "a fault in kata itself" in verdict.findings[0].message
