# attack: kernel
# goal: leave shared memory, queues and semaphores
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("shmget", 29, 194, 0, 4096, 0o1600)
attempt("semget", 64, 190, 0, 1, 0o1600)
attempt("msgget", 68, 186, 0, 0o1600)
attempt("mq_open", 240, 180, b"hostile", 0o102, 0o600, None)


def gradient(x):
    return x * 0
