# attack: steal
# goal: find files of others by walking through a folder
# expect: WRONG_GRADIENT

import os

try:
    with os.scandir("@CANARY@") as entries:
        found = [(entry.name, entry.stat().st_size) for entry in entries]
    print("GOT THROUGH", found)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
