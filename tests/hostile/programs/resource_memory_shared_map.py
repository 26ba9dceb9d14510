# attack: resource
# goal: take more memory than allowed, by a shared map
# expect: WRONG_GRADIENT OUT_OF_MEMORY

import mmap

SIZE = 1408 << 20  # the bound is 1 GiB beyond torch
try:
    held = mmap.mmap(-1, SIZE)
    held[:: 1 << 20] = bytes(SIZE >> 20)
    held.close()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
