# attack: steal
# goal: ask the kernel for the mounts by a call that few know
# expect: WRONG_GRADIENT

import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 458
request = (ctypes.c_uint64 * 3)(24, 0xFFFFFFFFFFFFFFFF, 0)  # size, the root mount, from the first
found = (ctypes.c_uint64 * 8)()
result = LIBC.syscall(ctypes.c_long(NUMBER), ctypes.byref(request), ctypes.byref(found), ctypes.c_size_t(8), 0)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
