# attack: damage
# goal: leave a queue of messages behind
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 186 if platform.machine() == "aarch64" else 68
result = LIBC.syscall(ctypes.c_long(NUMBER), 0, 0o1600)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
