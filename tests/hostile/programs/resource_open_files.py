# attack: resource
# goal: open more files than allowed
# expect: WRONG_GRADIENT

import os

try:
    held = [os.open("/dev/null", os.O_RDONLY) for _ in range(40)]
    for descriptor in held:
        os.close(descriptor)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
