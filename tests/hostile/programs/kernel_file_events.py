# attack: kernel
# goal: be told by the kernel of every file that is opened
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 262 if platform.machine() == "aarch64" else 300
result = LIBC.syscall(ctypes.c_long(NUMBER), 0x200, 0)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
