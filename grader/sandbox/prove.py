"""Every box tries what it must not be able to do, before it is sent anything: a layer counts only if it was seen to hold."""

import errno
import mmap
import os
import socket
from collections.abc import Callable
from pathlib import Path

from grader.sandbox.kernel import PR_GET_DUMPABLE, PR_GET_NO_NEW_PRIVS, has_capabilities, prctl

_TRUSTED = Path(__file__).parent.parent / "judge.py"  # any file that a private root leaves out
_MARGIN_BYTES = 64 << 20  # beyond the budget: what the interpreter itself may have freed since its size was read


class NotHeld(Exception):
    """A layer is there, and something that it must refuse worked all the same."""


def namespaces() -> None:
    """The fork server is the first process, and the trusted half of this package is not there. Raises NotHeld."""
    if os.getppid() != 1:
        raise NotHeld("a box could see processes outside its namespaces")
    _refused("see the grader's files", lambda: os.stat(_TRUSTED), errno.ENOENT)


def rights() -> None:
    """No capability, no way to gain one, nothing for other processes to read. Raises NotHeld."""
    if has_capabilities():
        raise NotHeld("a box has capabilities")
    if prctl(PR_GET_NO_NEW_PRIVS) != 1 or prctl(PR_GET_DUMPABLE) != 0:
        raise NotHeld("a box can gain rights, or be read by others")
    if os.getuid() != 0:
        _refused("become root", lambda: os.setuid(0), errno.EPERM, errno.EINVAL)  # the latter where a namespace has no user 0


def rlimits(memory_bytes: int) -> None:
    """Memory beyond the budget cannot be had. Raises NotHeld."""
    _refused("take more memory than its budget", lambda: mmap.mmap(-1, memory_bytes + _MARGIN_BYTES), errno.ENOMEM)


def landlock() -> None:
    """No folder can be opened. Raises NotHeld."""
    _refused("open a folder", lambda: os.open("/", os.O_RDONLY), errno.EACCES)


def seccomp(form: str) -> None:
    """No process, no socket, no signal; in a strict box no file, seen or opened or made. Raises NotHeld."""
    if form == "strict":
        _refused("see a file", lambda: os.stat("/"), errno.EACCES)
        # Landlock would look for the file, and miss it.
        _refused("open a file", lambda: os.open("/none/such", os.O_RDONLY), errno.EACCES)
    _refused("write to a file", lambda: os.open("/dev/null", os.O_WRONLY), errno.EACCES)
    _refused("open a socket", lambda: socket.socket(socket.AF_UNIX), errno.EPERM)
    _refused("signal the fork server", lambda: os.kill(os.getppid(), 0), errno.EPERM)
    _refused("start a process", _fork, errno.EAGAIN)


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _refused(what: str, attempt: Callable[[], object], *expected: int) -> None:
    try:
        attempt()
    except OSError as error:
        if error.errno not in expected:
            raise NotHeld(f"an attempt to {what} failed, but not with its layer's error: {error}") from error
        return
    raise NotHeld(f"a box could {what}")
