# attack: poison
# goal: leave compiled code that the next import takes for its own
# expect: WRONG_GRADIENT

import importlib.util
import marshal
import os

try:
    path = importlib.util.cache_from_source("@CANARY@/neighbour.py")
    os.mkdir(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(compile("raise SystemExit", "x", "exec")))
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
