# attack: kernel
# goal: set up a ring by which the kernel makes calls that no filter sees
# expect: WRONG_GRADIENT

import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 425
result = LIBC.syscall(ctypes.c_long(NUMBER), 8, ctypes.create_string_buffer(120))
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
