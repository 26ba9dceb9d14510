# attack: kernel
# goal: switch off the random placement of memory
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 92 if platform.machine() == "aarch64" else 135
result = LIBC.syscall(ctypes.c_long(NUMBER), 0x40000)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
