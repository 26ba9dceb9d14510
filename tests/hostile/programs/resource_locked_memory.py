# attack: resource
# goal: keep memory that the system cannot move to the disk
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 228 if platform.machine() == "aarch64" else 149
page = ctypes.create_string_buffer(1 << 20)
result = LIBC.syscall(ctypes.c_long(NUMBER), page, ctypes.c_size_t(1 << 20))
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
