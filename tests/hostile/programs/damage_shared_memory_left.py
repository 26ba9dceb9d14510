# attack: damage
# goal: leave a segment of shared memory behind
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 194 if platform.machine() == "aarch64" else 29
result = LIBC.syscall(ctypes.c_long(NUMBER), 0, ctypes.c_size_t(4096), 0o1600)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
