# attack: kernel
# goal: keep data in memory that no limit counts
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("memfd_create", 319, 279, b"hidden", 0)
attempt("memfd_secret", 447, 447, 0)
attempt("pipe2", 293, 59, ctypes.create_string_buffer(8), 0)
attempt("inotify_init1", 294, 26, 0)
attempt("mlock", 149, 228, ctypes.create_string_buffer(4096), 4096)


def gradient(x):
    return x * 0
