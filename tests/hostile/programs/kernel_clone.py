# attack: kernel
# goal: start a process without the library's help
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


SIGCHLD, CLONE_VM, CLONE_THREAD, CLONE_SIGHAND = 17, 0x100, 0x10000, 0x800


def start(name, x86, arm, *args):
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *args)
    if result == 0:
        LIBC._exit(0)
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


start("clone", 56, 220, ctypes.c_long(SIGCHLD), None, None, None, None)
start("clone3", 435, 435, ctypes.create_string_buffer(SIGCHLD.to_bytes(40, "little")[::-1], 88), ctypes.c_long(88))
if not ARM:
    start("fork", 57, 57)


def gradient(x):
    return x * 0
