"""Linux calls that Python has no function for, through libc."""

import ctypes
import os
import signal
import struct

_LIBC = ctypes.CDLL(None, use_errno=True)

# linux/prctl.h
PR_SET_PDEATHSIG = 1
PR_GET_DUMPABLE = 3
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
PR_GET_NO_NEW_PRIVS = 39

MADV_COLLAPSE = 25  # asm-generic/mman-common.h

_LAST_CAPABILITY = 63
_PIDFD_SEND_SIGNAL, _PIDFD_OPEN = 424, 434  # the same on every architecture
_CAPABILITY_VERSION_3 = 0x20080522  # linux/capability.h


def prctl(option: int, *args: int) -> int:
    """prctl(2). Raises OSError."""
    padded = [ctypes.c_ulong(arg) for arg in (*args, 0, 0, 0, 0)[:4]]
    return _checked(_LIBC.prctl(option, *padded))


def syscall(number: int, *args: object) -> int:
    """syscall(2) with ints and ctypes pointers. Raises OSError."""
    return _checked(_LIBC.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args]))


def unshare(flags: int) -> None:
    """unshare(2). Raises OSError."""
    _checked(_LIBC.unshare(ctypes.c_int(flags)))


def mount(source: str, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    """mount(2). Raises OSError."""
    names = [None if each is None else os.fsencode(each) for each in (source, target, kind, data)]
    _checked(_LIBC.mount(*names[:3], ctypes.c_ulong(flags), names[3]))


def unmount(target: str, flags: int) -> None:
    """umount2(2). Raises OSError."""
    _checked(_LIBC.umount2(os.fsencode(target), ctypes.c_int(flags)))


def pidfd_open(pid: int) -> int:
    """pidfd_open(2), for Pythons that were built where the kernel's headers had none. The caller closes it. Raises OSError."""
    return syscall(_PIDFD_OPEN, pid, 0)


def kill_by_pidfd(pidfd: int) -> None:
    """SIGKILL to the process, if it still runs. Raises OSError."""
    try:
        syscall(_PIDFD_SEND_SIGNAL, pidfd, signal.SIGKILL.value, None, 0)
    except ProcessLookupError:
        pass


def madvise(address: int, size: int, advice: int) -> None:
    """madvise(2). Raises OSError."""
    _checked(_LIBC.madvise(ctypes.c_void_p(address), ctypes.c_size_t(size), ctypes.c_int(advice)))


def pivot_root(new: str, old: str) -> None:
    """pivot_root(2). Raises OSError."""
    _checked(_LIBC.pivot_root(os.fsencode(new), os.fsencode(old)))


def empty_bounding_set() -> None:
    """Let no program that is executed from here gain a capability, as far as this process may decide that."""
    for capability in range(_LAST_CAPABILITY + 1):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break  # beyond the last one that this kernel knows, or not allowed; NO_NEW_PRIVS has the same effect


def clear_capabilities() -> None:
    """Give up every capability of this process. Raises OSError."""
    _checked(_LIBC.capset(_capability_header(), ctypes.c_char_p(bytes(24))))


def has_capabilities() -> bool:
    """Whether this process holds any capability, effective, permitted or inheritable. Raises OSError."""
    sets = ctypes.create_string_buffer(24)
    _checked(_LIBC.capget(_capability_header(), sets))
    return any(sets.raw)


def _capability_header() -> ctypes.c_char_p:
    return ctypes.c_char_p(struct.pack("=Ii", _CAPABILITY_VERSION_3, 0))


def _checked(result: int) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result
