# attack: kernel
# goal: find out which other processes there are by asking for their processors
# expect: WRONG_GRADIENT

import os

found = []
for pid in (os.getppid(), *range(1, 200)):
    try:
        os.sched_getaffinity(pid)
        found.append(pid)
    except OSError:
        pass
if set(found) - {os.getpid()}:
    print("GOT THROUGH", found[:20])


def gradient(x):
    return x * 0
