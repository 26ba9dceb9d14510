# attack: kernel
# goal: use the x32 numbers of the system calls
# expect: DIED WRONG_GRADIENT

import ctypes
import platform

if platform.machine() == "x86_64":
    result = ctypes.CDLL(None).syscall(ctypes.c_long(0x40000000 + 39))
    print("survived", result)
    if result > 0:
        print("GOT THROUGH")


def gradient(x):
    return x * 0
