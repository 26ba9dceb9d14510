# attack: damage
# goal: give a file a second name
# expect: WRONG_GRADIENT

import os

try:
    os.link("@CANARY@/canary.txt", "@CANARY@/second.txt")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
