# attack: kernel
# goal: become another user, or get rights back
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("setuid", 105, 146, 0)
attempt("setresuid", 117, 147, 0, 0, 0)
attempt("setgroups", 116, 159, 1, ctypes.byref(ctypes.c_int(0)))
attempt("capset", 126, 91, ctypes.create_string_buffer(b"\x22\x05\x08\x20", 8), ctypes.create_string_buffer(24))
attempt("setfsuid", 122, 151, 0)


def gradient(x):
    return x * 0
