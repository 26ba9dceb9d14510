# attack: steal
# goal: be told of every change in a folder
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 27 if platform.machine() == "aarch64" else 254
INIT = 26 if platform.machine() == "aarch64" else 294
watcher = LIBC.syscall(ctypes.c_long(INIT), 0)
result = LIBC.syscall(ctypes.c_long(NUMBER), watcher, b"@CANARY@", 0xFFF)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
