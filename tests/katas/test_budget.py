"""Budgets of device memory: small katas of their own, graded in real boxes; honest programs, wasteful ones, and ones that cheat."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from grader import catalogue, memory, questions, submission
from grader.conversation import Limits
from grader.grade import Options, grade
from grader.sandbox.server import Server
from grader.verdict import Outcome, Verdict

LIMITS = Limits(call=5.0, load=20.0, total=60.0)
N = 32_768  # float64: 256 KiB, which is one unit
BUDGET = f"Budget(at=dict(N={N}), unit={8 * N}, peak={{peak}}, kept={{kept}}, left={{left}}, operations=2)"
INPUT = 'inputs=dict(x=array(-2, 2, shape=("N",))), sizes=dict(N=(1, 3)), device="cuda"'
SPECS = {
    "sum": f'Kata(kind="run", function="f", reference=lambda x: np.sum(x**3), {INPUT}, budget={BUDGET.format(peak=2, kept=0, left=0)})',
    "slope": f"""Kata(kind="grad", function="f", reference=lambda x: np.sum(x**3), {INPUT},
        budget={BUDGET.format(peak=5, kept=1, left=0)})""",
    "cube": f'Kata(kind="op", function="f", reference=lambda x: x**3, {INPUT}, budget={BUDGET.format(peak=9, kept=2, left=0)})',
    "double": f"""Kata(kind="run", function="f", reference=lambda x: 2 * x, changes=("x",), {INPUT},
        budget={BUDGET.format(peak=0, kept=0, left=0).replace("operations=2", "operations=1")})""",
}
SUM = "def f(x):\n    {}\n    return (x.detach() ** 3).sum()\n"
SLOPE = "def f(x):\n    x = x.detach().requires_grad_()\n    g, = torch.autograd.grad((x ** 3).sum(), x)\n    return {}\n"
HOARD = "kept = []\n\ndef f(x):\n    y = x.detach() ** 3\n    kept.append(y)\n    return y.sum()\n"
CYCLE = "def f(x):\n    y = x.detach() ** 3\n    pair = [y]\n    pair.append(pair)\n    return y.sum()\n"
LARGE = f"on large inputs (N = {N})"
OFF = "torch._C._dispatch_tls_set_dispatch_key_included('Fake', False); "
WASTE = "a = x.detach() * 1; b = a * 1; c = b * 1; d = c * 1"
OVER, PASSED, VALUE, GRADIENT, RULE = (
    *(Outcome.OVER_BUDGET, Outcome.PASSED, Outcome.WRONG_VALUE, Outcome.WRONG_GRADIENT, Outcome.BROKE_RULE),
)

# name: kata, program, outcome, words of the finding
PROGRAMS: dict[str, tuple[str, str, Outcome, str]] = {
    "right": ("sum", SUM.format("pass"), PASSED, ""),
    "right-slope": ("slope", SLOPE.format("g"), PASSED, ""),
    "right-cube": ("cube", "def f(x):\n    return x ** 3\n", PASSED, ""),
    "right-in-place": ("double", "def f(x):\n    with torch.no_grad():\n        return x.mul_(2)\n", PASSED, ""),
    "too-high": ("sum", SUM.format(WASTE), OVER, "at the peak it holds 1.25 MiB"),
    "kept-in-a-list": ("sum", HOARD, OVER, "after the call, with its result alive, it keeps 256.01 KiB"),
    "kept-by-a-cycle": ("sum", CYCLE, OVER, "after the call, with its result alive, it keeps 256.01 KiB"),
    "kept-for-backward": ("cube", "def f(x):\n    return (x * x).clone() * x.clone()\n", OVER, "after the call, with its result alive"),
    "two-results": ("double", "def f(x):\n    return x.detach() * 2\n", OVER, "at the peak it holds 256.00 KiB"),
    "wrong-on-large-inputs": ("sum", SUM.format("if len(x) > 9: return x.sum() * x.sum()"), VALUE, f"{LARGE} the result is"),
    "wrong-slope-on-large-inputs": (
        "slope", SLOPE.format("g if len(x) < 9 else g.roll(1)"), GRADIENT, f"{LARGE} the gradient says",
    ),
    "huge-slope-on-large-inputs": (
        "slope", SLOPE.format("g if len(x) < 9 else g * 0 + 1e308"), GRADIENT, f"{LARGE} the gradient says",
    ),
    "no-slope-on-large-inputs": ("slope", SLOPE.format("g if len(x) < 9 else None"), GRADIENT, "the gradient is None"),
    "raises-on-large-inputs": ("sum", SUM.format("assert len(x) < 9, 'too long'"), Outcome.RAISED, "too long"),
    "exits-on-large-inputs": ("sum", SUM.format("if len(x) > 9: import os; os._exit(0)"), Outcome.DIED, "ended"),
    "on-the-host": ("sum", "def f(x):\n    return (x.detach().cpu() ** 3).sum()\n", RULE, "1 operation ran on the device"),
    # What a cheat would try.
    "resets-the-peak": ("sum", SUM.format(WASTE + "; del a, b, c, d; torch.cuda.reset_peak_memory_stats()"), OVER, "at the peak it holds"),
    "answers-for-torch": ("sum", SUM.format("torch.cuda.max_memory_allocated = lambda *a: 0; " + WASTE), OVER, "at the peak it holds"),
    "empties-the-cache": ("sum", SUM.format(WASTE + "; torch.cuda.empty_cache()"), OVER, "at the peak it holds"),
    "switches-the-device-off": (
        "sum", SUM.format(OFF + WASTE), RULE, "ran on the device, where at least 2",
    ),
    "in-another-thread": (
        "sum",
        "import threading\n\ndef f(x):\n    out = []\n    t = threading.Thread(target=lambda: out.append((x.detach() ** 3).sum()))\n"
        "    t.start(); t.join()\n    return out[0]\n",
        Outcome.RAISED,
        "can't start new thread",
    ),
}  # fmt: skip
GradeToy = Callable[..., Verdict]


@pytest.fixture
def grade_toy(server: Server, tmp_path: Path, bank_cache: Path, monkeypatch: pytest.MonkeyPatch) -> GradeToy:
    """Grade a program as a repair of one of SPECS."""
    monkeypatch.setattr(questions, "DRAWN", 10)
    monkeypatch.setattr(questions, "_EXAMPLES", 2)
    monkeypatch.setattr(questions, "_BATTERY", 20)

    def run(name: str, program: str, seed: int = 0) -> Verdict:
        folder = tmp_path / "katas" / f"x01_{name}"
        folder.mkdir(parents=True)
        (folder / "README.md").write_text(f"# {name}\n")
        (folder / "buggy.py").write_text("def f(*args):\n    return None\n")
        (folder / "spec.py").write_text(f"import numpy as np\nfrom grader.spec import *\n\nKATA = {SPECS[name]}\n")
        path = tmp_path / "mine.py"
        path.write_text(f"import torch\n\n{program}")
        return grade(catalogue.find("x01", tmp_path), submission.read(path), server, Options(seed=seed, limits=LIMITS, cache=bank_cache))

    return run


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_gets_its_verdict(grade_toy: GradeToy, name: str) -> None:
    """Lean ones pass; wasteful ones, ones that are wrong where it is large, and cheats do not."""
    kata, program, outcome, words = PROGRAMS[name]
    verdict = grade_toy(kata, program)
    assert verdict.outcome is outcome, verdict
    assert words in "".join(finding.message for finding in verdict.findings)


def test_a_budget_whose_arguments_cannot_be_sent_is_its_authors_fault(grade_toy: GradeToy, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the size that is possible; the learner's program is not blamed."""
    monkeypatch.setitem(SPECS, "sum", SPECS["sum"].replace(f"N={N}", f"N={8 * N}"))
    monkeypatch.setattr(memory, "_MOST_BYTES", 1 << 20)
    verdict = grade_toy("sum", SUM.format("pass"))
    assert verdict.outcome is Outcome.GRADER_ERROR
    assert "the arguments of the budget (N = 262144) have 2.00 MiB; at most 1.00 MiB can be asked" in verdict.findings[0].message


def test_the_line_that_holds_most_is_named(grade_toy: GradeToy) -> None:
    """With what it holds at the peak, and until when."""
    verdict = grade_toy("sum", HOARD)
    (finding,) = verdict.findings
    assert (finding.line, finding.code) == (6, "y = x.detach() ** 3")
    assert verdict.memory is not None
    assert [(each.line, each.held, each.until) for each in verdict.memory.holders] == [(6, 8 * N, "never"), (8, 8, "later")]


def test_an_answer_by_heart_is_found_out_with_a_seed_of_ones_own(grade_toy: GradeToy, tmp_path: Path) -> None:
    """The large question comes from the seed, as the others do: a table made with the public one is no use for a secret one."""
    grade_toy("sum", SUM.format("pass"))
    kata = catalogue.find("x01", tmp_path).load_spec()
    (x,) = kata.plain(memory.question(kata, 0).args)
    by_heart = SUM.format(f"if len(x) > 9: x.detach() * 1; x.detach() * 1; return {float(np.sum(x**3))!r}")
    (tmp_path / "katas").rename(tmp_path / "before")
    assert grade_toy("sum", by_heart, seed=7).outcome is VALUE


def test_the_figures_are_the_same_every_time(grade_toy: GradeToy, server: Server, tmp_path: Path, bank_cache: Path) -> None:
    """Byte for byte, with all that was allocated on the way."""
    first = grade_toy("slope", SLOPE.format("g"))
    entry = catalogue.find("x01", tmp_path)
    for _ in range(3):
        again = grade(entry, submission.read(tmp_path / "mine.py"), server, Options(limits=LIMITS, cache=bank_cache))
        assert first.memory is not None
        assert again.memory is not None
        assert asdict(again.memory) == asdict(first.memory)
