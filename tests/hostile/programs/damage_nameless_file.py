# attack: damage
# goal: keep data in a file without a name
# expect: WRONG_GRADIENT

import os

try:
    os.open("@CANARY@", os.O_TMPFILE | os.O_RDWR)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
