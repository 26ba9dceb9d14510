# attack: damage
# goal: delete a file
# expect: WRONG_GRADIENT

import os

try:
    os.unlink("@CANARY@/canary.txt")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
