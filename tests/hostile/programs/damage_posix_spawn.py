# attack: damage
# goal: run a command by the call made for that
# expect: WRONG_GRADIENT

import os

try:
    child = os.posix_spawn("/bin/true", ["true"], {})
    os.waitpid(child, 0)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
