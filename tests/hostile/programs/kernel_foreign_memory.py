# attack: kernel
# goal: read memory by the call made for other processes
# expect: WRONG_GRADIENT

import ctypes
import os
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 270 if platform.machine() == "aarch64" else 310


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_char_p), ("length", ctypes.c_size_t)]


HERE, THERE = Vector(bytes(8), 8), Vector(b"8 bytes.", 8)
result = LIBC.syscall(
    ctypes.c_long(NUMBER), os.getpid(), ctypes.byref(HERE), ctypes.c_ulong(1), ctypes.byref(THERE), ctypes.c_ulong(1), ctypes.c_ulong(0)
)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
