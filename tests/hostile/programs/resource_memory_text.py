# attack: resource
# goal: take more memory than allowed, in one piece, by Python
# expect: WRONG_GRADIENT OUT_OF_MEMORY

SIZE = 1408 << 20  # the bound is 1 GiB beyond torch
try:
    held = bytes(SIZE)
    del held
    print("GOT THROUGH")
except MemoryError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
