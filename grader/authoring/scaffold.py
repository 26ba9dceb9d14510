"""A new kata's files, from templates that `kata verify` accepts once every TODO is filled in."""

import re
from pathlib import Path

from grader import catalogue

_TEMPLATES = {
    "README.md": """# TODO: a title

Track: TODO · Difficulty: 1 of 5

Symptom: WRONG_GRADIENT

TODO: two or three sentences. What is the program for, and what is observed? Never where the bug is.

## Task

Repair `gradient(x)` so that it returns TODO. `x` is a 0-d float64 tensor, and so must be the answer.

## Rules

- Keep the name `gradient` and its argument `x`.
- Let torch differentiate: a slope formula worked out by hand is not accepted.
- Leave the caller's tensor and torch's global settings as they were; the same input gives the same answer on every call.

## Inputs worth trying

- `x = 2.0` shows the bug: TODO.
""",
    "hints.md": "## Hint 1\n\nTODO: a nudge\n\n## Hint 2\n\nTODO: where to look\n\n## Hint 3\n\nTODO: nearly the answer\n",
    "learned.md": "TODO: the rule to remember, and how to notice it next time.\n\nRead more: [TODO](https://docs.pytorch.org/docs/stable/)\n",
    "spec.py": '''"""TODO: what the kata is about, in one line."""

from grader.spec import Kata, scalar


def reference(x):
    """The number whose slope the learner must return."""
    return x * x


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=reference,
    inputs=dict(x=scalar(-1e3, 1e3, also=(2.0,))),
    uses_autograd=True,
    precision="strict",
)
''',
    "buggy.py": '''"""TODO: what the program computes."""

import torch


def gradient(x):
    """Return the slope of x**2."""
    x = x.detach().clone().requires_grad_(True)
    (x**2).backward()
    return x.grad / 2  # TODO: a bug as it happens in life
''',
    "wrong/doubled.py": """# expect: WRONG_GRADIENT — TODO: what was done
# TODO: what a learner who does this is told: the misconception, and what is really true.


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    (2 * x**2).backward()
    return x.grad
""",
}
_SOLUTION = '''"""TODO: the cause, and why this repair works."""


def gradient(x):
    """Return the slope of x**2."""
    x = x.detach().clone().requires_grad_(True)
    (x**2).backward()
    return x.grad
'''


def scaffold(name: str) -> Path:
    """Make a kata's folder from templates. Raises ValueError for a bad or taken name, OSError if it cannot be written."""
    folder_name = name.lower().replace("-", "_")
    if not re.fullmatch(r"[a-z]+\d*_[a-z0-9_]+", folder_name):
        raise ValueError(f"{name!r} is not an id and a slug such as X07_lost_path")
    root = catalogue.course()
    (root / "katas").mkdir(parents=True, exist_ok=True)
    folder = root / "katas" / folder_name
    taken = [entry.id for entry in catalogue.entries(root) if entry.id.lower() == folder_name.partition("_")[0]]
    if taken or folder.exists():
        raise ValueError(f"the id {(taken or [folder_name])[0]} is taken")
    solution = root / "solutions" / f"{folder_name}.py"
    if solution.exists():
        raise ValueError(f"{solution} is there already")
    (folder / "wrong").mkdir(parents=True)
    for path, content in _TEMPLATES.items():
        (folder / path).write_text(content, encoding="utf-8")
    solution.parent.mkdir(exist_ok=True)
    solution.write_text(_SOLUTION, encoding="utf-8")
    return folder
