# attack: resource
# goal: make terminals
# expect: WRONG_GRADIENT

import os

try:
    held = [os.openpty() for _ in range(4)]
    print("GOT THROUGH", len(held))
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
