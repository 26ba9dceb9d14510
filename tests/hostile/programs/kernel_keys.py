# attack: kernel
# goal: leave a key in a keyring
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("add_key", 248, 217, b"user", b"hostile", b"data", 4, -3)
attempt("keyctl", 250, 219, 0, -3, 1)
attempt("request_key", 249, 218, b"user", b"hostile", None, -3)


def gradient(x):
    return x * 0
