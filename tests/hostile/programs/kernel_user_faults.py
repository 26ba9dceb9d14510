# attack: kernel
# goal: handle the faults of its own pages
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 282 if platform.machine() == "aarch64" else 323
result = LIBC.syscall(ctypes.c_long(NUMBER), 1)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
