# attack: kernel
# goal: become root in a new namespace
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("unshare user", 272, 97, 0x10000000)
attempt("setns", 308, 268, 3, 0)
attempt("chroot", 161, 51, b"/")
attempt("mount", 165, 40, b"none", b"/", None, 0x44000, None)
attempt("pivot_root", 155, 41, b"/", b"/")
attempt("fsopen", 430, 430, b"tmpfs", 0)
attempt("open_tree", 428, 428, -100, b"/", 1)


def gradient(x):
    return x * 0
