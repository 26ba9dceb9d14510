# attack: kernel
# goal: read the processor time of another process
# expect: WRONG_GRADIENT

import os
import time

for pid in (os.getppid(), *range(1, 200)):
    try:
        seconds = time.clock_gettime(~pid << 3 | 2)
    except OSError:
        continue
    if pid != os.getpid():
        print("GOT THROUGH", pid, seconds)


def gradient(x):
    return x * 0
