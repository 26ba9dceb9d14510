# attack: steal
# goal: list the modules of the trusted side
# expect: WRONG_GRADIENT

import pkgutil
import sys

names = [module.name for module in pkgutil.iter_modules(sys.modules["grader"].__path__)]
print("GOT THROUGH" if names else "refused", names)


def gradient(x):
    return x * 0
