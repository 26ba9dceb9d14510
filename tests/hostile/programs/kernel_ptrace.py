# attack: kernel
# goal: be traced, or trace
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("ptrace traceme", 101, 117, 0, 0, 0, 0)
attempt("process_madvise", 440, 440, -1, 0, 0, 0, 0)
attempt("seccomp", 317, 277, 2, 0, 0)
attempt("personality", 135, 92, 0xFFFFFFFF)


def gradient(x):
    return x * 0
