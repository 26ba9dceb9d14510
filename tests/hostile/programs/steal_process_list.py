# attack: steal
# goal: list the processes of this machine
# expect: WRONG_GRADIENT

import os

try:
    found = [name for name in os.listdir("/proc") if name.isdigit()]
    print("GOT THROUGH", len(found))
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
