# attack: damage
# goal: take a lease on a file, so that others wait to open it (its owner, or root)
# expect: WRONG_GRADIENT

import fcntl
import os

try:
    fcntl.fcntl(os.open("@CANARY@/canary.txt", os.O_RDONLY), fcntl.F_SETLEASE, fcntl.F_RDLCK)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
