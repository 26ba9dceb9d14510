# attack: kernel
# goal: make a timer that signals later
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 107 if platform.machine() == "aarch64" else 222
result = LIBC.syscall(ctypes.c_long(NUMBER), 1, None, ctypes.byref(ctypes.c_int(0)))
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
