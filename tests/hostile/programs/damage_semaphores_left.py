# attack: damage
# goal: leave a set of semaphores behind
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 190 if platform.machine() == "aarch64" else 64
result = LIBC.syscall(ctypes.c_long(NUMBER), 0, 1, 0o1600)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
