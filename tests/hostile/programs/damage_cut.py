# attack: damage
# goal: cut a file to nothing
# expect: WRONG_GRADIENT

import os

try:
    os.truncate("@CANARY@/canary.txt", 0)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
