# attack: poison
# goal: leave a key that the user's next processes find
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 217 if platform.machine() == "aarch64" else 248
result = LIBC.syscall(ctypes.c_long(NUMBER), b"user", b"kata-hostile", b"data", ctypes.c_size_t(4), -4)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())
if result >= 0:
    LIBC.syscall(ctypes.c_long(219 if platform.machine() == "aarch64" else 250), 21, result)  # forget it


def gradient(x):
    return x * 0
