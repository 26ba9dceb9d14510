# attack: resource
# goal: copy a descriptor more often than allowed
# expect: WRONG_GRADIENT

import os

try:
    held = [os.dup(1) for _ in range(40)]
    for descriptor in held:
        os.close(descriptor)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
