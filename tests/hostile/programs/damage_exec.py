# attack: damage
# goal: become another program
# expect: WRONG_GRADIENT

import os

try:
    os.execv("/bin/echo", ["echo", "GOT THROUGH"])
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
