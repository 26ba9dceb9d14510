# attack: damage
# goal: have the fork server run later than others (the same user, or root)
# expect: WRONG_GRADIENT

import os

try:
    parent = os.getppid()
    if parent < 2:
        raise ProcessLookupError("no fork server to be seen")
    os.setpriority(os.PRIO_PROCESS, parent, os.getpriority(os.PRIO_PROCESS, parent) + 1)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
