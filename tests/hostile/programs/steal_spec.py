# attack: steal
# goal: run the kata's spec and differentiate its reference
# expect: WRONG_GRADIENT

import runpy
import sys
from pathlib import Path

import torch

COURSE = Path(sys.modules["grader"].__file__).parent.parent
try:
    SPEC = runpy.run_path(str(COURSE / "katas" / "b_shared_graph" / "spec.py"))
    print("GOT THROUGH", sorted(SPEC)[:3])
except (OSError, ImportError) as error:
    SPEC = None
    print(type(error).__name__)


def gradient(x):
    return torch.func.grad(SPEC["total"])(x.detach()) if SPEC else x * 0
