# attack: resource
# goal: take more memory than allowed, by NumPy
# expect: WRONG_GRADIENT OUT_OF_MEMORY

import numpy

SIZE = 1408 << 20  # the bound is 1 GiB beyond torch
try:
    held = numpy.empty(SIZE, dtype=numpy.uint8)
    del held
    print("GOT THROUGH")
except MemoryError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
