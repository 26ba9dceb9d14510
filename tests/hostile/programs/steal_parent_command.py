# attack: steal
# goal: read the arguments of the fork server
# expect: WRONG_GRADIENT

import os

try:
    with open(f"/proc/{os.getppid()}/cmdline", "rb") as file:
        text = file.read()
    print("GOT THROUGH", text[-200:])
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
