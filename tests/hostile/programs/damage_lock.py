# attack: damage
# goal: lock a file that others need
# expect: WRONG_GRADIENT

import fcntl
import os

try:
    fcntl.flock(os.open("@CANARY@/canary.txt", os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
