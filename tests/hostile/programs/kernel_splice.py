# attack: kernel
# goal: move data inside the kernel
# expect: WRONG_GRADIENT

import os

try:
    reader, writer = os.pipe()
    os.write(writer, b"moved")
    moved = os.splice(reader, 1, 5)
    print("GOT THROUGH", moved)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
