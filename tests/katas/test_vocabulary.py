"""Small katas of their own, one for each word of the vocabulary, graded in real boxes from the spec on disk to the verdict."""

from collections.abc import Callable
from pathlib import Path

import pytest

from grader import catalogue, questions, submission
from grader.conversation import Limits
from grader.grade import Options, grade
from grader.sandbox.server import Server
from grader.verdict import Outcome, Verdict

LIMITS = Limits(call=5.0, load=10.0, total=30.0)
SPECS = {
    "order": """Kata(kind="op", function="f", reference=lambda x: x**3, inputs=dict(x=array(-3, 3, shape=("N",))), sizes=dict(N=(1, 3)),
        order=2)""",
    "law": """Kata(kind="grad", function="f", reference=lambda law, x: np.sum(x**law.k),
        inputs=dict(law=given("polynomial", k=integer(1, 4)), x=array(-3, 3, shape=("N",))), sizes=dict(N=(1, 3)), uses_autograd=True)""",
    "model": """Kata(kind="run", function="f", reference=lambda model, x: x @ model.w, inputs=dict(
        model=given("linear", w=array(-3, 3, shape=("N", "M")), training=choice(True, False)), x=array(-3, 3, shape=("N",))),
        sizes=dict(N=(1, 3), M=(1, 2)), detached=True)""",
    "fitting": """Kata(kind="run", function="f",
        reference=lambda z, y, m, p: np.where(m, z, 0.0)[np.arange(len(y)), y] + np.sum(p * z, axis=1),
        inputs=dict(z=array(-9, 9, shape=("N", "C")), y=index(("N",), below="C"), m=mask(("N", "C")), p=probabilities(("N", "C"))),
        sizes=dict(N=(1, 3), C=(1, 3)))""",
    "ignoring": """Kata(kind="run", function="f", reference=lambda z, y: np.sum(np.where(y == -100, 0.0, z)), inputs=dict(
        z=array(-9, 9, shape=("N",)), y=index(("N",), below=3, ignore=-100)), sizes=dict(N=(1, 3)))""",
    "points": """Kata(kind="run", function="f", reference=lambda x, n: np.array([[x, k * x] for k in range(n)]),
        inputs=dict(x=real(-5, 5), n=integer(1, 4)), detached=True)""",
    "valued": """Kata(kind="grad", function="f", reference=lambda x: np.sum(x * x), with_value=True,
        inputs=dict(x=array(-5, 5, shape=(2,))))""",
    "shuffled": """Kata(kind="answer", function="f", reference=lambda items: sorted(items),
        inputs=dict(items=drawn(lambda rng: [int(n) for n in rng.integers(0, 9, 3)])),
        accepts=lambda answer, right: sorted(answer) == right)""",
    "nested": """Kata(kind="answer", function="f", reference=lambda items: [len(items), [(n, n > 3) for n in items]],
        inputs=dict(items=drawn(lambda rng: [int(n) for n in rng.integers(0, 9, 2)])))""",
}
GIVEN = """
import torch

def polynomial(k):
    return lambda x: (x**k).sum()

class Linear(torch.nn.Module):
    def __init__(self, w):
        super().__init__()
        self.w = torch.nn.Parameter(w.clone())

    def forward(self, x):
        return x @ self.w

def linear(w, training):
    return Linear(w.detach()).train(training)
"""
CUBE = """
class Slope(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, g):
        ctx.save_for_backward(x, g)
        return 3 * x * x * g

    @staticmethod
    def backward(ctx, h):
        x, g = ctx.saved_tensors
        return {bend} * x * g * h, 3 * x * x * h

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return {slope}

def f(x):
    return Cube.apply(x)
"""
MODEL = "def f(model, x):\n    {before}\n    with torch.no_grad():\n        y = model(x)\n    {after}\n    return {y}\n"
LABELS = """
def f(z, y, m, p):
    assert (y.dtype, m.dtype, p.dtype) == ({dtype}, torch.bool, torch.float64), (y.dtype, m.dtype, p.dtype)
    assert not (p.requires_grad or y.requires_grad or m.requires_grad)
    assert torch.allclose(p.sum(dim=1), torch.ones(len(p), dtype=torch.float64))
    return torch.where(m, z, 0.0)[torch.arange(len(y)), y] + (p * z).sum(dim=1)
"""
GRADIENT, VALUE, SIDE, RAISED, PASSED = (
    *(Outcome.WRONG_GRADIENT, Outcome.WRONG_VALUE, Outcome.SIDE_EFFECT, Outcome.RAISED, Outcome.PASSED),
)
TWICE = "the second derivative with respect to x (the gradient of the gradient)"

# name: kata, program, outcome, words of the finding
PROGRAMS: dict[str, tuple[str, str, Outcome, str]] = {
    "order-plain": ("order", "def f(x):\n    return x**3\n", PASSED, ""),
    "order-by-hand": ("order", CUBE.format(bend=6, slope="Slope.apply(x, g)"), PASSED, ""),
    "order-wrong-bend": ("order", CUBE.format(bend=3, slope="Slope.apply(x, g)"), GRADIENT, TWICE + ", entry [0], is "),
    "order-no-graph": ("order", CUBE.format(bend=6, slope="3 * x.detach() ** 2 * g"), GRADIENT, TWICE + " is None"),
    "order-wrong-slope": ("order", CUBE.format(bend=6, slope="Slope.apply(x, g) * 2"), GRADIENT, "the gradient with respect to x, entry"),
    "law-right": (
        "law",
        "def f(law, x):\n    x = x.detach().requires_grad_(True)\n    return torch.autograd.grad(law(x), x)[0]\n",
        PASSED,
        "",
    ),
    "law-wrong": ("law", "def f(law, x):\n    x = x.detach().requires_grad_(True)\n    return torch.autograd.grad(law(x), x)[0] * 2\n",
                  GRADIENT, "the gradient, entry [0], is 2.0, not 1.0"),
    "law-backward": ("law", "def f(law, x):\n    x.requires_grad_(True)\n    law(x).backward()\n    return x.grad.clone()\n",
                     GRADIENT, "the gradient, entry [0], is 8.25, not 1.0"),
    "model-right": ("model", MODEL.format(before="", after="", y="y"), PASSED, ""),
    "model-mode-restored": ("model", MODEL.format(before="t = model.training; model.eval()", after="model.train(t)", y="y"), PASSED, ""),
    "model-mode-left": ("model", MODEL.format(before="model.eval()", after="", y="y"), SIDE, "training mode of the caller's model"),
    "model-parameters": ("model", MODEL.format(before="", after="model.w.data += 1", y="y"), SIDE, "parameters of the caller's model"),
    "model-gradients": ("model", MODEL.format(before="model(x).sum().backward(inputs=[model.w])", after="", y="y"), SIDE,
                        "parameters of the caller's model"),
    "model-hook-left": ("model", MODEL.format(before="model.register_forward_hook(lambda *seen: None)", after="", y="y"), SIDE,
                        "hooks of the caller's model"),
    "model-hook-removed": ("model", MODEL.format(before="h = model.register_forward_hook(lambda *seen: None)", after="h.remove()", y="y"),
                           PASSED, ""),
    "model-with-a-graph": ("model", "def f(model, x):\n    return model(x)\n", VALUE, "still holds a graph"),
    "fitting-right": ("fitting", LABELS.format(dtype="torch.int64"), PASSED, ""),
    "fitting-other-dtype": ("fitting", LABELS.format(dtype="torch.int32"), RAISED, "(torch.int64, torch.bool, torch.float64)"),
    "ignoring-right": ("ignoring", "def f(z, y):\n    return z[y != -100].sum()\n", PASSED, ""),
    "ignoring-nothing": ("ignoring", "def f(z, y):\n    return z.sum()\n", VALUE, "the result is 1.0, not 0.0"),
    "points-tensors": ("points", "def f(x, n):\n    return [torch.tensor([x, k * x], dtype=D) for k in range(n)]\n", PASSED, ""),
    "points-lists": ("points", "def f(x, n):\n    return [[x, k * torch.tensor(x, dtype=torch.float64)] for k in range(n)]\n", PASSED, ""),
    "points-float32": ("points", "def f(x, n):\n    return [torch.tensor([x, k * x]) for k in range(n)]\n", VALUE,
                       "the result is a float32 tensor, not float64"),
    "points-with-a-graph": (
        "points",
        "def f(x, n):\n    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)\n    return [[x * 1, k * x] for k in range(n)]\n",
        VALUE,
        "still holds a graph",
    ),
    "valued-right": ("valued", "def f(x):\n    return (x * x).sum().item(), 2 * x\n", PASSED, ""),
    "valued-wrong-value": ("valued", "def f(x):\n    return (x * x).mean().item(), 2 * x\n", VALUE, "the value is 1.0, not 2.0"),
    "valued-wrong-gradient": ("valued", "def f(x):\n    return (x * x).sum(), x\n", GRADIENT, "the gradient, entry [0], is 1.0, not 2.0"),
    "shuffled-right": ("shuffled", "def f(items):\n    return tuple(reversed(sorted(items)))\n", PASSED, ""),
    "shuffled-set": ("shuffled", "def f(items):\n    return set(items)\n", VALUE, "the answer is a set, not"),
    "shuffled-texts": ("shuffled", "def f(items):\n    return [*items[:2], 'x']\n", VALUE, "the answer is ["),
    "nested-right": ("nested", "def f(items):\n    return len(items), [(n, n > 3) for n in items]\n", PASSED, ""),
    "nested-types": ("nested", "def f(items):\n    return len(items), [(n, int(n > 3)) for n in items]\n", VALUE, "the answer is ["),
    "nested-tensor-inside": ("nested", "def f(items):\n    return len(items), torch.tensor(items)\n", VALUE, "a tensor or array where"),
}  # fmt: skip
TOO_DEEP = {
    "a-list-in-itself": "def f(items):\n    a = []\n    a.append(a)\n    return [2, a]\n",
    "seven-lists": "def f(items):\n    a = [torch.tensor(1.0)]\n    for _ in range(7):\n        a = [a]\n    return [2, a]\n",
    "thirty-lists": "def f(items):\n    a = []\n    for _ in range(30):\n        a = [a]\n    return [2, a]\n",
    "half-a-million-numbers": "def f(items):\n    return [2, [[0] * 1000] * 500]\n",
}
GradeToy = Callable[[str, str], Verdict]


@pytest.fixture
def grade_toy(server: Server, tmp_path: Path, bank_cache: Path, monkeypatch: pytest.MonkeyPatch) -> GradeToy:
    """Grade a program as a repair of one of SPECS."""
    monkeypatch.setattr(questions, "DRAWN", 20)
    monkeypatch.setattr(questions, "_EXAMPLES", 2)
    monkeypatch.setattr(questions, "_BATTERY", 40)

    def run(name: str, program: str) -> Verdict:
        folder = tmp_path / "katas" / f"x01_{name}"
        folder.mkdir(parents=True)
        (folder / "README.md").write_text(f"# {name}\n")
        (folder / "buggy.py").write_text("def f(*args):\n    return None\n")
        (folder / "given.py").write_text(GIVEN)
        (folder / "spec.py").write_text(f"import numpy as np\nfrom grader.spec import *\n\nKATA = {SPECS[name]}\n")
        path = tmp_path / "mine.py"
        path.write_text(f"import torch\n\nD = torch.float64\n{program}")
        return grade(catalogue.find("x01", tmp_path), submission.read(path), server, Options(limits=LIMITS, cache=bank_cache))

    return run


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_gets_its_verdict(grade_toy: GradeToy, name: str) -> None:
    """Right ones pass, wrong ones are told what is wrong."""
    kata, program, outcome, words = PROGRAMS[name]
    verdict = grade_toy(kata, program)
    assert verdict.outcome is outcome, verdict
    assert words in "".join(finding.message for finding in verdict.findings)


@pytest.mark.parametrize("name", TOO_DEEP)
def test_a_list_that_cannot_travel_is_a_wrong_value(grade_toy: GradeToy, name: str) -> None:
    """The learner returned something odd; their process did not die, and wrote nothing on a channel."""
    verdict = grade_toy("nested", TOO_DEEP[name])
    assert verdict.outcome in (VALUE, RAISED), verdict.findings


def test_two_derivatives_are_shown_at_a_friendly_input(grade_toy: GradeToy) -> None:
    """The counterexample of a wrong second derivative is one short tensor."""
    verdict = grade_toy("order", PROGRAMS["order-wrong-bend"][1])
    assert verdict.counterexample is not None
    assert verdict.counterexample.inputs == {"x": [1.0]}
