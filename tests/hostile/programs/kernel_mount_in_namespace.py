# attack: kernel
# goal: mount a file system in a namespace of its own
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = 40 if platform.machine() == "aarch64" else 165
UNSHARE = 97 if platform.machine() == "aarch64" else 272
NEW_USER, NEW_MOUNTS = 0x10000000, 0x20000
LIBC.syscall(ctypes.c_long(UNSHARE), NEW_USER | NEW_MOUNTS)
result = LIBC.syscall(ctypes.c_long(NUMBER), b"none", b"/tmp", b"tmpfs", 0, None)
print("GOT THROUGH" if result >= 0 else "refused", result, ctypes.get_errno())


def gradient(x):
    return x * 0
