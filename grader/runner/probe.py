"""A box tries what it must not be able to do, and says what worked: the proof behind `kata doctor`."""

import os
import socket
from collections.abc import Callable


def _open_file() -> None:
    os.close(os.open("/etc/passwd", os.O_RDONLY))


def _write_file() -> None:
    os.close(os.open("/tmp/kata-probe", os.O_WRONLY | os.O_CREAT, 0o600))
    os.unlink("/tmp/kata-probe")


def _see_file() -> None:
    os.stat("/etc/passwd")


def _start_process() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _open_socket() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()


def _signal_parent() -> None:
    os.kill(os.getppid(), 0)


def _exhaust_memory() -> None:
    len(bytearray(1 << 40))


ATTEMPTS: dict[str, Callable[[], None]] = {
    "open a file": _open_file,
    "write a file": _write_file,
    "see a file": _see_file,
    "start a process": _start_process,
    "open a socket": _open_socket,
    "signal the fork server": _signal_parent,
    "take a terabyte of memory": _exhaust_memory,
}


def succeeded() -> list[str]:
    """The attempts that worked."""
    return [name for name, attempt in ATTEMPTS.items() if _works(attempt)]


def _works(attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except (OSError, MemoryError):
        return False
    return True
