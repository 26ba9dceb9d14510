# attack: steal
# goal: learn the size of a file by the newest of the calls that tell it
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 291 if platform.machine() == "aarch64" else 332
result = LIBC.syscall(ctypes.c_long(NUMBER), -100, b"@CANARY@/canary.txt", 0, 0xFFF, ctypes.create_string_buffer(256))
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
