# attack: damage
# goal: have the fork server's disk accesses wait (the same user, or root)
# expect: WRONG_GRADIENT

import ctypes
import os
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 30 if platform.machine() == "aarch64" else 251
WHO = os.getppid() if os.getppid() > 1 else -1
result = LIBC.syscall(ctypes.c_long(NUMBER), 1, WHO, 2 << 13 | 5)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
