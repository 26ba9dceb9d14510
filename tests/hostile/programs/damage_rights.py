# attack: damage
# goal: take away everybody's rights to a file (its owner, or root)
# expect: WRONG_GRADIENT

import os

try:
    os.chmod("@CANARY@/canary.txt", 0)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
