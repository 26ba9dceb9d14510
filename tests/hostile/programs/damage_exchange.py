# attack: damage
# goal: let two files change places
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 276 if platform.machine() == "aarch64" else 316
result = LIBC.syscall(ctypes.c_long(NUMBER), -100, b"@CANARY@/canary.txt", -100, b"@CANARY@/neighbour.py", 2)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
