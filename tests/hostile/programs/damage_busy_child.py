# attack: damage
# goal: leave a child behind that uses a processor
# expect: WRONG_GRADIENT

import os
import time

try:
    if os.fork() == 0:
        end = time.monotonic() + 2
        while time.monotonic() < end:
            pass
        os._exit(0)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
