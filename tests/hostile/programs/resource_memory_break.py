# attack: resource
# goal: take more memory than allowed, by moving the end of the heap
# expect: WRONG_GRADIENT OUT_OF_MEMORY

import ctypes

SIZE = 1408 << 20  # the bound is 1 GiB beyond torch
try:
    LIBC = ctypes.CDLL(None, use_errno=True)
    if LIBC.sbrk(ctypes.c_ssize_t(SIZE)) == -1:
        raise OSError(ctypes.get_errno(), "sbrk")
    LIBC.sbrk(ctypes.c_ssize_t(-SIZE))
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
