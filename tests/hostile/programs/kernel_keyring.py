# attack: kernel
# goal: have a keyring of its own
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 219 if platform.machine() == "aarch64" else 250
result = LIBC.syscall(ctypes.c_long(NUMBER), 1, None)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
