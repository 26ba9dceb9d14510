# attack: damage
# goal: give a file another name
# expect: WRONG_GRADIENT

import os

try:
    os.rename("@CANARY@/canary.txt", "@CANARY@/renamed.txt")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
