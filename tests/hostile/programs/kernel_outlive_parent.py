# attack: kernel
# goal: stay when the fork server dies
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 167 if platform.machine() == "aarch64" else 157
result = LIBC.syscall(ctypes.c_long(NUMBER), 1, 0, 0, 0, 0)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
