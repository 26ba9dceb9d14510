# attack: steal
# goal: import the trusted side of the project
# expect: WRONG_GRADIENT

import importlib
import sys

for name in ("grader.grade", "grader.bank", "grader.oracle.slope", "grader.judge", "grader.catalogue", "grader.sandbox.server"):
    sys.modules.pop(name, None)
    try:
        importlib.import_module(name)
        print("GOT THROUGH", name)
    except ImportError as error:
        print(type(error).__name__)
    except OSError as error:
        print(type(error).__name__)


def gradient(x):
    return x * 0
