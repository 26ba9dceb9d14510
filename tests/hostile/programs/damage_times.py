# attack: damage
# goal: make a file look new
# expect: WRONG_GRADIENT

import os

try:
    os.utime("@CANARY@/canary.txt")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
