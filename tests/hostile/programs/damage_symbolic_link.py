# attack: damage
# goal: leave a link that leads somewhere else
# expect: WRONG_GRADIENT

import os

try:
    os.symlink("/etc/passwd", "@CANARY@/link.txt")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
