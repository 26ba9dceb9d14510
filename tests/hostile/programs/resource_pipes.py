# attack: resource
# goal: keep data in pipes, which no limit on memory counts
# expect: WRONG_GRADIENT

import os

try:
    held = [os.pipe() for _ in range(8)]
    for _, writer in held:
        os.write(writer, bytes(1 << 16))
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
