# attack: kernel
# goal: count events of the processor
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 241 if platform.machine() == "aarch64" else 298
attributes = ctypes.create_string_buffer(b"\1\0\0\0\x80" + bytes(35) + b"\x61", 128)  # software, user code only
result = LIBC.syscall(ctypes.c_long(NUMBER), attributes, 0, -1, -1, 0)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
