# attack: kernel
# goal: install a filter that asks another process about every call
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 277 if platform.machine() == "aarch64" else 317


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_char_p)]


ALLOW = bytes.fromhex("060000000000ff7f")
PROGRAM = Program(1, ALLOW)
LIBC.prctl(38, 1, 0, 0, 0)  # no new rights, without which a user may not filter
result = LIBC.syscall(ctypes.c_long(NUMBER), 1, 8, ctypes.byref(PROGRAM))
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
