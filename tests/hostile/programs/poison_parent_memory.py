# attack: poison
# goal: write into the memory of the fork server (root)
# expect: WRONG_GRADIENT

import os
import sys

ADDRESS = id(sys.modules["grader.wire.frames"].MAGIC) + bytes.__basicsize__ - 1  # the same in the fork server, which was copied
try:
    if os.getppid() < 2:
        raise ProcessLookupError("no fork server to be seen")
    with open(f"/proc/{os.getppid()}/mem", "r+b", buffering=0) as memory:
        memory.seek(ADDRESS)
        found = memory.read(4)
        memory.seek(ADDRESS)
        memory.write(found)
        print("GOT THROUGH", found)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
