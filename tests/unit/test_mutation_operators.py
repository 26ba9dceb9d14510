"""Every slip that is tried: a line, and exactly the lines that are made of it."""

import pytest

from grader.authoring import equivalents, mutants
from grader.authoring.mutants import Mutant

FIRST = "import math\nimport torch\n\n\ndef f(a, b, c, opt):\n    "
TABLE = {
    # arithmetic
    "y = a + b": ["y = a - b", "y = a", "y = b"],
    "y = a - b": ["y = a + b", "y = a", "y = b"],
    "y = a * b": ["y = a / b", "y = a", "y = b"],
    "y = a / b": ["y = a * b", "y = a", "y = b"],
    "y = a ** b": ["y = a * b", "y = a", "y = b"],
    "y = a // b": ["y = a / b", "y = a", "y = b"],
    "y = a % b": ["y = a * b", "y = a", "y = b"],
    "y = a @ b": ["y = a * b", "y = a", "y = b"],
    "y = -a": ["y = a"],
    "y = ~a": ["y = a"],
    "y = ~1": ["y = 1", "y = ~2"],
    "y = a << b": ["y = a", "y = b"],
    # constants
    "y = 3": ["y = 4", "y = -3"],
    "y = 0": ["y = 1"],
    "y = -1": ["y = 0"],
    "y = 1.5": ["y = 3.0", "y = -1.5"],
    "y = 0.0": ["y = 1.0"],
    "y = -2.5": ["y = -5.0", "y = 2.5"],
    "y = True": ["y = False"],
    "y = None": [],
    "y = 'a word'": [],
    "y = f'{a} 1'": [],
    "y = a - 1": ["y = a + 1", "y = a", "y = 1", "y = a - 2"],
    "y = a + 1": ["y = a - 1", "y = a", "y = 1", "y = a + 2"],
    "y = a + -1": ["y = a - -1", "y = a", "y = -1", "y = a + 0"],
    "y = a * 1": ["y = a / 1", "y = a", "y = 1", "y = a * 2"],
    "y = a - 1.5": ["y = a + 1.5", "y = a", "y = 1.5", "y = a - 3.0"],
    "y: 'float' = 2": ["y: 'float' = 3", "y: 'float' = -2"],
    # conditions
    "y = a < b": ["y = a <= b", "y = a >= b"],
    "y = a <= b": ["y = a < b", "y = a > b"],
    "y = a > b": ["y = a >= b", "y = a <= b"],
    "y = a >= b": ["y = a > b", "y = a < b"],
    "y = a == b": ["y = a != b"],
    "y = a is not b": ["y = a is b"],
    "y = a in b": ["y = a not in b"],
    "y = a == b == c": ["y = a != b == c", "y = a == b != c"],
    "y = not a": ["y = a"],
    "y = a and b": ["y = a or b", "y = a", "y = b"],
    "y = a or b or c": ["y = a and b and c", "y = b or c", "y = a or c", "y = a or b"],
    "y = a if c else b": ["y = a if not c else b", "y = a", "y = b"],
    "y = [k for k in a if k]": ["y = [k for k in a]", "y = [k for k in a if not k]"],
    "if a:\n        opt.step()": ["if not a:", "if True:", "if False:", "pass"],
    "if not a:\n        opt.step()": ["if a:", "if True:", "if False:", "pass"],
    "if a == b == c:\n        opt.step()": [
        *("if not a == b == c:", "if a != b == c:", "if a == b != c:", "if True:", "if False:", "pass"),
    ],
    "if a < b:\n        opt.step()": ["if True:", "if False:", "if a <= b:", "if a >= b:", "pass"],
    "while a:\n        break": ["while not a:", "while False:", "pass"],
    # calls
    "y = a.detach()": ["y = a"],
    "y = a.clone().exp()": ["y = a.clone()", "y = a.exp()"],
    "y = torch.exp(a)": ["y = a"],
    "y = torch.rand()": [],
    "y = g(a)": ["y = a"],
    "y = g(*a)": [],
    "y = g(a, *b)": ["y = a"],
    "y = g(a, b, *c)": ["y = g(b, a, *c)", "y = a"],
    "y = g(a, b, c)": ["y = g(b, a, c)", "y = g(a, c, b)", "y = a"],
    "y = g(a, a)": ["y = a"],
    "y = a.sum()": ["y = a.mean()", "y = a"],
    "y = torch.amax(a)": ["y = torch.amin(a)", "y = a"],
    "y = max(a, b)": ["y = max(b, a)", "y = min(a, b)", "y = a"],
    "y = min(a)": ["y = max(a)", "y = a"],
    "y = sum(a)": ["y = a"],
    "y = torch.zeros_like(a)": ["y = torch.ones_like(a)", "y = a"],
    "y = a.norm(dim=1)": ["y = a.norm()", "y = a.norm(dim=0)", "y = a", "y = a.norm(dim=2)"],
    "y = a.norm(dim=1, p=b)": [
        *("y = a.norm(p=b)", "y = a.norm(dim=1)", "y = a.norm(dim=0, p=b)"),
        *("y = a", "y = a.norm(dim=2, p=b)"),
    ],
    "y = a.norm(1)": ["y = a.norm(0)", "y = a", "y = a.norm(2)"],
    "y = a.norm(2)": ["y = a", "y = a.norm(3)", "y = a.norm(-2)"],
    "y = a.norm(-1)": ["y = a.norm(0)", "y = a"],
    "y = a.norm(b, keepdim=True)": ["y = a.norm(b)", "y = a", "y = a.norm(b, keepdim=False)"],
    "y = g(reduction='sum')": ["y = g()", "y = g(reduction='mean')"],
    "y = g(reduction='mean')": ["y = g()", "y = g(reduction='sum')"],
    "y = range()": [],
    "a.backward(retain_graph=True)": ["pass", "a.backward()", "a.backward(retain_graph=False)"],
    # statements
    "opt.zero_grad()": ["pass"],
    "a.grad.zero_()": ["pass"],
    "a.grad = None": ["pass"],
    "a[0] = b": ["pass", "a[1] = b"],
    "a = b": [],
    "a, b = b, a": [],
    "a = a.T": ["pass"],
    "a -= b": ["a += b", "a = a - b", "pass"],
    "a.x *= b": ["a.x /= b", "pass"],
    "assert a": ["pass"],
    "raise a": ["pass"],
    "with torch.no_grad():\n        a.x = b": ["if True:", "pass"],
    "with open(a) as b:\n        a = b": ["with a as b:"],
    "with torch.no_grad(), a.hook():\n        a.x = b": ["with a.hook():", "with torch.no_grad():", "with torch.no_grad(), a:", "pass"],
    "for k in range(a):\n        k = b": ["for k in range(a + 1):", "for k in range(a - 1):", "for k in a:"],
    "for k in range(a, b):\n        k = b": [
        *("for k in range(b, a):", "for k in range(a, b + 1):", "for k in range(a, b - 1):", "for k in a:"),
    ],
    "for k in range(a, b, 3):\n        k = b": [
        *("for k in range(b, a, 3):", "for k in range(a, 3, b):", "for k in range(a, b + 1, 3):", "for k in range(a, b - 1, 3):"),
        *("for k in a:", "for k in range(a, b, 4):", "for k in range(a, b, -3):"),
    ],
    # what is returned
    "return a": ["return -a"],
    "return -a": ["return a"],
    "return a, b": ["return (b, a)", "return (-a, b)", "return (a, -b)"],
    "return [a, b]": ["return [b, a]", "return [-a, b]", "return [a, -b]"],
    "return a, *b": ["return (-a, *b)"],
    "return": [],
    "return None": [],
    "y = lambda k: k": ["y = lambda k: -k"],
}


def _plain(line: str) -> str:
    """Versions of Python differ in the brackets that they write."""
    return equivalents.key_of(Mutant("f.py", 1, "", line, 1, ""))[3]


@pytest.mark.parametrize(("line", "expected"), TABLE.items(), ids=TABLE.keys())
def test_a_line_gets_these_slips_and_no_others(line: str, expected: list[str]) -> None:
    """In any order, none twice."""
    made = [each.mutated for each in mutants.of(FIRST + line, "f.py", "f", set())]
    assert sorted(map(_plain, made)) == sorted(map(_plain, expected))


def test_a_default_is_a_part_of_the_line() -> None:
    """The head of a function is mutated like any other line; annotations are not."""
    made = [each.change for each in mutants.of("def f(a: 'x' = 1) -> 2:\n    '''Text.'''\n", "f.py", "f", set())]
    assert made == ["`def f(a: 'x'=1) -> 2:` → `def f(a: 'x'=2) -> 2:`"]
