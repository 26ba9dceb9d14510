# attack: steal
# goal: name a file by a handle, which needs no descriptor
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 264 if platform.machine() == "aarch64" else 303
handle = ctypes.create_string_buffer((128).to_bytes(4, "little"), 136)
result = LIBC.syscall(ctypes.c_long(NUMBER), -100, b"@CANARY@/canary.txt", handle, ctypes.byref(ctypes.c_int()), 0)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
