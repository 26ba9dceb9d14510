# attack: kernel
# goal: lift what ties this process to the fork server
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("stay when the parent dies", 157, 167, 1, 0, 0, 0, 0)
attempt("adopt orphans", 157, 167, 36, 1, 0, 0, 0)
attempt("be readable", 157, 167, 4, 1, 0, 0, 0)
attempt("be called otherwise", 157, 167, 15, b"init", 0, 0, 0)
attempt("set an alarm", 37, -1, 0)
attempt("set a timer", 38, 103, 0, ctypes.create_string_buffer(32), None)
attempt("landlock", 444, 444, None, 0, 1)


def gradient(x):
    return x * 0
