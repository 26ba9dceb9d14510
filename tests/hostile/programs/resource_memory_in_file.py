# attack: resource
# goal: keep memory in a file that is only memory
# expect: WRONG_GRADIENT DIED

import os

SIZE = 128 << 20  # as much as one likes: the limit on address space does not count it
try:
    held = os.memfd_create("held")
    os.posix_fallocate(held, 0, SIZE)
    os.close(held)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
