# attack: kernel
# goal: hold the fork server by a descriptor
# expect: WRONG_GRADIENT

import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 434
result = LIBC.syscall(ctypes.c_long(NUMBER), os.getppid(), 0)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
