# attack: damage
# goal: choose the processors of the fork server (the same user, or root)
# expect: WRONG_GRADIENT

import os

try:
    parent = os.getppid()
    if parent < 2:
        raise ProcessLookupError("no fork server to be seen")
    os.sched_setaffinity(parent, os.sched_getaffinity(parent))
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
