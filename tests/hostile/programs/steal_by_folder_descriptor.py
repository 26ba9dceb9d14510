# attack: steal
# goal: open a folder only as a place, and a file from there
# expect: WRONG_GRADIENT

import os

try:
    place = os.open("@CANARY@", os.O_PATH | os.O_DIRECTORY)
    text = os.read(os.open("canary.txt", os.O_RDONLY, dir_fd=place), 100)
    print("GOT THROUGH", text)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
