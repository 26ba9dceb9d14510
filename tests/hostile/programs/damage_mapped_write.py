# attack: damage
# goal: change a file by its pages in memory, which no limit on file sizes sees
# expect: WRONG_GRADIENT

import mmap
import os

try:
    descriptor = os.open("@CANARY@/canary.txt", os.O_RDWR)
    memory = mmap.mmap(descriptor, 0)
    memory[:6] = b"harmed"
    memory.flush()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
