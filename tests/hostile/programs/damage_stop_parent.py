# attack: damage
# goal: stop the fork server for a moment (the same user, or root)
# expect: WRONG_GRADIENT

import os
import signal

try:
    parent = os.getppid()
    if parent < 2:
        raise ProcessLookupError("no fork server to be seen")
    os.kill(parent, signal.SIGSTOP)
    os.kill(parent, signal.SIGCONT)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
