"""The rule that torch has to differentiate, read off a program's text: what counts as using it, and what only looks so."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from grader.verdict import Outcome
from grader.wire.messages import Facts

ReadSource = Callable[..., Facts]

GRAPH = "    x = x.detach().clone().requires_grad_(True)\n    z = (x**2 + 1) ** 3\n"

USING = {
    "backward": f"def gradient(x):\n{GRAPH}    z.backward()\n    return x.grad\n",
    "backward_twice": f"def gradient(x):\n{GRAPH}    z.backward(retain_graph=True)\n    z.backward()\n    return x.grad\n",
    "autograd_grad": f"import torch\ndef gradient(x):\n{GRAPH}    return torch.autograd.grad(z, x)[0]\n",
    "autograd_backward": f"import torch\ndef gradient(x):\n{GRAPH}    torch.autograd.backward(z)\n    return x.grad\n",
    "torch_renamed": f"import torch as t\ndef gradient(x):\n{GRAPH}    return t.autograd.grad(z, x)[0]\n",
    "autograd_renamed": f"import torch.autograd as ag\ndef gradient(x):\n{GRAPH}    return ag.grad(z, x)[0]\n",
    "autograd_from_torch": f"from torch import autograd\ndef gradient(x):\n{GRAPH}    return autograd.grad(z, x)[0]\n",
    "autograd_from_torch_renamed": f"from torch import autograd as A\ndef gradient(x):\n{GRAPH}    return A.grad(z, x)[0]\n",
    "grad_by_name": f"from torch.autograd import grad\ndef gradient(x):\n{GRAPH}    return grad(z, x)[0]\n",
    "grad_renamed": f"from torch.autograd import grad as slope\ndef gradient(x):\n{GRAPH}    return slope(z, x)[0]\n",
    "backward_by_name": f"from torch.autograd import backward as go\ndef gradient(x):\n{GRAPH}    go(z)\n    return x.grad\n",
    "star_of_autograd": f"from torch.autograd import *\ndef gradient(x):\n{GRAPH}    return grad(z, x)[0]\n",
    "star_of_torch": f"from torch import *\ndef gradient(x):\n{GRAPH}    return autograd.grad(z, x)[0]\n",
    "dotted_import": f"import torch.autograd\ndef gradient(x):\n{GRAPH}    return torch.autograd.grad(z, x)[0]\n",
    "import_inside": f"def gradient(x):\n    from torch.autograd import grad\n{GRAPH}    return grad(z, x)[0]\n",
    "alias_at_the_top": f"import torch\nslope = torch.autograd.grad\ndef gradient(x):\n{GRAPH}    return slope(z, x)[0]\n",
    "alias_inside": f"import torch\ndef gradient(x):\n{GRAPH}    slope = torch.autograd.grad\n    return slope(z, x)[0]\n",
    "module_alias": f"import torch\nA = torch.autograd\ndef gradient(x):\n{GRAPH}    return A.grad(z, x)[0]\n",
    "method_kept": f"def gradient(x):\n{GRAPH}    run = z.backward\n    run()\n    return x.grad\n",
    "unbound_method": f"import torch\ndef gradient(x):\n{GRAPH}    torch.Tensor.backward(z)\n    return x.grad\n",
    "getattr": f"def gradient(x):\n{GRAPH}    getattr(z, 'backward')()\n    return x.grad\n",
    "func_grad": "import torch\ndef gradient(x):\n    return torch.func.grad(lambda v: v**3)(x)\n",
    "func_renamed": "import torch.func as tf\ndef gradient(x):\n    return tf.jacrev(lambda v: v**3)(x)\n",
    "func_from_torch": "from torch import func\ndef gradient(x):\n    return func.jacfwd(lambda v: v**3)(x)\n",
    "func_grad_and_value": "from torch.func import grad_and_value as gv\ndef gradient(x):\n    return gv(lambda v: v**3)(x)[0]\n",
    "func_vjp": "from torch.func import vjp\ndef gradient(x):\n    out, back = vjp(lambda v: v**3, x)\n    return back(out * 0 + 1)[0]\n",
    "func_jvp": "from torch.func import jvp\ndef gradient(x):\n    return jvp(lambda v: v**3, (x,), (x * 0 + 1,))[1]\n",
    "func_hessian": "import torch\ndef gradient(x):\n    return torch.func.hessian(lambda v: v**3)(x)\n",
    "func_linearize": "import torch\ndef gradient(x):\n    return torch.func.linearize(lambda v: v**3, x)[1](x * 0 + 1)\n",
    "star_of_func": "from torch.func import *\ndef gradient(x):\n    return grad(lambda v: v**3)(x)\n",
    "vmapped": "import torch\nfrom torch.func import grad, vmap\ndef gradient(x):\n    return vmap(grad(lambda v: v**3))(x)\n",
    "at_the_top": "import torch\ngradient = torch.func.grad(lambda v: v**3)\n",
    "decorator": "import torch\n@torch.func.grad\ndef gradient(x):\n    return x**3\n",
    "functional_jacobian": "from torch.autograd.functional import jacobian\ndef gradient(x):\n    return jacobian(lambda v: v**3, x)\n",
    "functional_renamed": "from torch.autograd import functional as F\ndef gradient(x):\n    return F.vjp(lambda v: v**3, x)[1]\n",
    "forward_mode": """
        import torch.autograd.forward_ad as fwd
        def gradient(x):
            with fwd.dual_level():
                return fwd.unpack_dual(fwd.make_dual(x, x * 0 + 1) ** 3).tangent
        """,
    "functorch": "import functorch\ndef gradient(x):\n    return functorch.grad(lambda v: v**3)(x)\n",
    "functorch_by_name": "from functorch import jacrev\ndef gradient(x):\n    return jacrev(lambda v: v**3)(x)\n",
    "helper": f"def slope(x):\n{GRAPH}    z.backward()\n    return x.grad\ndef gradient(x):\n    return slope(x)\n",
    "helper_of_a_helper": (
        f"def a(x):\n{GRAPH}    z.backward()\n    return x.grad\ndef b(x):\n    return a(x)\ndef gradient(x):\n    return b(x)\n"
    ),
    "helper_passed_on": f"def a(x):\n{GRAPH}    z.backward()\n    return x.grad\ndef gradient(x):\n    return list(map(a, [x]))[0]\n",
    "helper_class": """
        class Tape:
            def run(self, x):
                x = x.detach().requires_grad_(True)
                (x**3).backward()
                return x.grad
        def gradient(x):
            return Tape().run(x)
        """,
    "helper_kept_in_a_table": (
        f"def a(x):\n{GRAPH}    z.backward()\n    return x.grad\nTABLE = {{'a': a}}\ndef gradient(x):\n    return TABLE['a'](x)\n"
    ),
    "partial": f"import functools\ndef a(k, x):\n{GRAPH}    z.backward()\n    return x.grad\ngradient = functools.partial(a, 1)\n",
    "lambda_function": "import torch\ngradient = lambda x: torch.func.grad(lambda v: v**3)(x)\n",
    "nested_function": (
        "def gradient(x):\n    def inner(x):\n        z = x**3\n        z.backward()\n        return x.grad\n    return inner(x)\n"
    ),
    "in_a_loop": f"def gradient(x):\n{GRAPH}    for _ in range(1):\n        z.backward()\n    return x.grad\n",
    "in_a_with_block": f"import torch\ndef gradient(x):\n{GRAPH}    with torch.enable_grad():\n        z.backward()\n    return x.grad\n",
    "in_a_try_block": (
        f"def gradient(x):\n{GRAPH}    try:\n        z.backward()\n    except RuntimeError:\n        raise\n    return x.grad\n"
    ),
    "in_an_else_branch": (
        f"def gradient(x):\n{GRAPH}    if x is None:\n        return x\n    else:\n        z.backward()\n    return x.grad\n"
    ),
    "import_with_a_second_choice": (
        "try:\n    from torch.func import grad\nexcept ImportError:\n"
        "    from functorch import grad\ndef gradient(x):\n    return grad(lambda v: v**3)(x)\n"
    ),
    "in_the_return": "import torch\ndef gradient(x):\n    return torch.autograd.functional.jacobian(lambda v: v**3, x)\n",
    "comprehension": f"def gradient(x):\n{GRAPH}    [each.backward() for each in (z,)]\n    return x.grad\n",
    "after_an_early_return": f"def gradient(x):\n    if x is None:\n        return x\n{GRAPH}    z.backward()\n    return x.grad\n",
}


@pytest.mark.parametrize("source", USING.values(), ids=USING)
def test_every_way_of_differentiating_counts(read_source: ReadSource, source: str) -> None:
    """A program that has torch differentiate, by whatever name, keeps the rule."""
    facts = read_source(dedent(source))
    assert facts.trouble is None
    assert facts.uses_autograd


FORMULA = "    return 6 * x * (x**2 + 1) ** 2\n"

NOT_USING = {
    "formula": f"def gradient(x):\n{FORMULA}",
    "formula_with_torch": f"import torch\ndef gradient(x):\n    with torch.no_grad():\n        x = x + 0\n{FORMULA}",
    "unused_import": f"from torch.autograd import grad\ndef gradient(x):\n{FORMULA}",
    "unused_helper": f"def check(x):\n    (x**3).backward()\ndef gradient(x):\n{FORMULA}",
    "helper_used_at_the_top_only": f"def check(x):\n    x.backward()\ndef gradient(x):\n{FORMULA}check\n",
    "after_return": f"def gradient(x):\n{FORMULA}    x.backward()\n",
    "after_raise": "def gradient(x):\n    raise ValueError\n    x.backward()\n",
    "after_return_in_a_branch": f"def gradient(x):\n    if x is not None:\n        return x * 2\n        x.backward()\n{FORMULA}",
    "if_false": f"def gradient(x):\n    if False:\n        x.backward()\n{FORMULA}",
    "if_zero": f"def gradient(x):\n    if 0:\n        x.backward()\n{FORMULA}",
    "while_false": f"def gradient(x):\n    while False:\n        x.backward()\n{FORMULA}",
    "comment": f"def gradient(x):\n    # z.backward()\n{FORMULA}",
    "text": f"def gradient(x):\n    note = 'z.backward()'\n{FORMULA}",
    "docstring": f'def gradient(x):\n    """Calls torch.autograd.grad(z, x)."""\n{FORMULA}',
    "own_function_called_grad": "def grad(x):\n    return 2 * x\ndef gradient(x):\n    return grad(x)\n",
    "own_function_called_backward": "def backward(x):\n    return 2 * x\ndef gradient(x):\n    return backward(x)\n",
    "own_custom_function": """
        import torch
        class Cube(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x**3
            @staticmethod
            def backward(ctx, upstream):
                return upstream
        def gradient(x):
            return 3 * Cube.apply(x)
        """,
    "another_modules_grad": "import numpy.autograd as ag\ndef gradient(x):\n    return ag.grad(x)\n",
    "reading_grad_only": "def gradient(x):\n    return x.grad\n",
    "requires_grad_only": f"def gradient(x):\n    x = x.detach().requires_grad_(True)\n{FORMULA}",
    "gradient_by_differences": "import torch\ndef gradient(x):\n    return torch.gradient(x)\n",
    "gradcheck_only": f"import torch\ndef gradient(x):\n    torch.autograd.gradcheck\n{FORMULA}",
    "no_grad_and_func_call": "import torch\ndef gradient(x):\n    return torch.func.functional_call(x, {}, ())\n",
    "the_main_block": f"def gradient(x):\n{FORMULA}if __name__ == '__main__':\n    x.backward()\n",
    "missing_function": "def other(x):\n    x.backward()\n",
    "empty": "",
}


@pytest.mark.parametrize("source", NOT_USING.values(), ids=NOT_USING)
def test_a_formula_and_decoys_do_not_count(read_source: ReadSource, source: str) -> None:
    """A formula worked out by hand does not keep the rule, whatever stands beside it."""
    facts = read_source(dedent(source))
    assert facts.trouble is None
    assert not facts.uses_autograd


@pytest.mark.parametrize("test", ["False", "0", "None"])
def test_the_other_branch_of_if_false_runs(read_source: ReadSource, test: str) -> None:
    """Code under the else of a condition that never holds is alive."""
    source = f"def gradient(x):\n{GRAPH}    if {test}:\n        pass\n    else:\n        z.backward()\n    return x.grad\n"
    assert read_source(source).uses_autograd


@pytest.mark.parametrize(
    "source",
    [
        (
            "try:\n    import no_such_module\nexcept ImportError:\n"
            "    from torch.func import grad\ndef gradient(x):\n    return grad(lambda v: v)(x)\n"
        ),
        (
            "import sys\nmatch sys.platform:\n    case _:\n        from torch.func import grad\n"
            "def gradient(x):\n    return grad(lambda v: v)(x)\n"
        ),
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n    def gradient(x):\n        x.backward()\n",
    ],
    ids=["import_in_except", "import_in_match", "function_in_except"],
)
def test_names_bound_in_odd_places_are_seen(read_source: ReadSource, source: str) -> None:
    """A second choice in an except clause or a match case is as good as the first."""
    assert read_source(source).uses_autograd


PLACES = {
    "first_line": ("def gradient(x): return x\n", 1),
    "further_down": ("import torch\n\n\ndef gradient(x):\n    return x\n", 4),
    "assigned": ("import torch\ngradient = torch.func.grad(lambda v: v)\n", 2),
    "last_of_two": ("def gradient(x): return 1\ndef gradient(x): return 2\n", 2),
    "in_a_condition": ("if True:\n    def gradient(x): return x\n", 2),
    "nowhere": ("def other(x): return x\n", None),
}


@pytest.mark.parametrize(("source", "line"), PLACES.values(), ids=PLACES)
def test_the_place_of_the_function_is_found(read_source: ReadSource, source: str, line: int | None) -> None:
    """The line in which the function is defined is told, for a message that points there."""
    assert read_source(source).function_line == line


def test_reading_runs_nothing(read_source: ReadSource) -> None:
    """A program that would exit or loop when run is read all the same."""
    facts = read_source("import os\nos._exit(1)\nwhile True: pass\ndef gradient(x):\n    x.backward()\n")
    assert facts.trouble is None
    assert facts.uses_autograd


ABSURD = {
    "parentheses": "(" * 100_000 + ")" * 100_000,
    "minus_signs": "x = " + "-" * 200_000 + "1",
    "attributes": "x" + ".a" * 100_000,
    "nested_lists": "x = " + "[" * 5_000 + "]" * 5_000,
    "deep_indentation": "".join(" " * i + "if x:\n" for i in range(99)) + " " * 99 + "pass\n",
    "very_long_line": "x = '" + "y" * 250_000 + "'",
    "many_statements": "x = 1\n" * 40_000,
    "self_reference": "def a(x): return b(x)\ndef b(x): return a(x)\ndef gradient(x): return a(x)\n",
}


@pytest.mark.parametrize("source", ABSURD.values(), ids=ABSURD)
def test_an_absurd_program_is_read_or_refused(read_source: ReadSource, source: str) -> None:
    """Programs that exhaust a parser get an answer, not silence."""
    facts = read_source(source)
    assert not facts.uses_autograd


@pytest.mark.parametrize("source", ["def gradient(x)\n", b"\0", b"\xff\xfe", "(" * 300], ids=["syntax", "null", "utf_16", "nested"])
def test_a_program_that_cannot_be_read_keeps_no_rule(read_source: ReadSource, source: str | bytes) -> None:
    """What has no syntax tree does not count as using torch."""
    assert not read_source(source).uses_autograd


def test_the_rule_is_what_the_verdict_says(grade_source: Callable[..., object], course_entries: dict) -> None:
    """A right formula is BROKE_RULE and names the function's line; the same with an unused helper is no better."""
    formula = (
        "def helper(x):\n    x.backward()\n\ndef gradient(x):\n    x = x.detach()\n"
        "    y = x * x + 1\n    return 6 * x * (y**2 + (y - 3) ** 2)\n"
    )
    verdict = grade_source("B", formula)
    assert verdict.outcome is Outcome.BROKE_RULE
    assert verdict.findings[0].line == 4
