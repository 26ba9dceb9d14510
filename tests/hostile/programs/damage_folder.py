# attack: damage
# goal: make a folder
# expect: WRONG_GRADIENT

import os

try:
    os.mkdir("@CANARY@/folder")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
