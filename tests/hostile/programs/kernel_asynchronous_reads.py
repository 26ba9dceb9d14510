# attack: kernel
# goal: set up the older queue of reads and writes
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 0 if platform.machine() == "aarch64" else 206
result = LIBC.syscall(ctypes.c_long(NUMBER), 8, ctypes.byref(ctypes.c_ulong(0)))
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
