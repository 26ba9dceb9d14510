# attack: kernel
# goal: open a second door to the kernel
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("io_uring_setup", 425, 425, 8, ctypes.create_string_buffer(120))
attempt("io_setup", 206, 0, 8, ctypes.byref(ctypes.c_ulong(0)))
attempt("epoll_create1", 291, 20, 0)
attempt("eventfd2", 290, 19, 0, 0)
attempt("timerfd_create", 283, 85, 1, 0)
attempt("signalfd4", 289, 74, -1, ctypes.create_string_buffer(8), 8, 0)


def gradient(x):
    return x * 0
