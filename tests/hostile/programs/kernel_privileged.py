# attack: kernel
# goal: use calls that are for root
# expect: WRONG_GRADIENT

import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"


def attempt(name, x86, arm, *args):
    """Make a system call, and say so if it works."""
    result = LIBC.syscall(ctypes.c_long(arm if ARM else x86), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name if result < 0 else f"GOT THROUGH {name}", result, ctypes.get_errno())


attempt("bpf", 321, 280, 5, ctypes.create_string_buffer(128), 128)
attempt("perf_event_open", 298, 241, ctypes.create_string_buffer(b"\1\0\0\0\x80", 128), 0, -1, -1, 0)
attempt("userfaultfd", 323, 282, 1)
attempt("fanotify_init", 300, 262, 0x200, 0)
attempt("init_module", 175, 105, None, 0, b"")
attempt("kexec_load", 246, 104, 0, 0, None, 0)
attempt("reboot", 169, 142, 0, 0, 0, None)
attempt("swapoff", 168, 225, b"/none")
attempt("sethostname", 170, 161, b"harmed", 6)
attempt("syslog", 103, 116, 10, None, 0)
attempt("acct", 163, 89, None)
attempt("quotactl", 179, 60, 0x800004 << 8, None, 0, None)


def gradient(x):
    return x * 0
