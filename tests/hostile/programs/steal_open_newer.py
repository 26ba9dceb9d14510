# attack: steal
# goal: open a file by a newer call than the usual one
# expect: WRONG_GRADIENT

import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 437
result = LIBC.syscall(ctypes.c_long(NUMBER), -100, b"@CANARY@/canary.txt", ctypes.create_string_buffer(24), ctypes.c_size_t(24))
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
