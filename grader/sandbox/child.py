"""The process behind a box, as the grader holds it: to kill it, and to learn how it ended."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Protocol

from grader.sandbox.kernel import kill_by_pidfd
from grader.wire.control import Ended, Started
from grader.wire.frames import FrameReader

_START_SECONDS = 2.0


class Child(Protocol):
    """A process that runs learner code."""

    @property
    def pid(self) -> int:
        """The number that it has here. Raises TimeoutError if it has not started."""

    def kill(self) -> None:
        """End it, if it still runs."""

    def status(self, seconds: float) -> int | None:
        """waitpid's status once it has ended; None if the process that would know has ended. Raises TimeoutError."""

    def close(self) -> None:
        """Free what is held. The process must have been killed."""


class Forked:
    """A child of the fork server, which reports its start (with a pidfd) and its end."""

    def __init__(self, report: socket.socket, nonce: bytes) -> None:
        self._report, self._nonce = report, nonce
        self._pidfd: int | None = None
        self._status: int | None = None

    @property
    def pid(self) -> int:
        """The number that the process has here, -1 if it has ended. Raises TimeoutError."""
        self._await_start()
        return -1 if self._pidfd is None else pid_of(self._pidfd)

    def kill(self) -> None:
        """End it. It may be on its way while we give up on it: its pidfd comes first, so that it cannot be left behind."""
        try:
            self._await_start()
        except TimeoutError:
            pass
        if self._pidfd is not None and self._status is None:
            kill_by_pidfd(self._pidfd)

    def _await_start(self) -> None:
        while self._pidfd is None and self._listen(_START_SECONDS):
            pass

    def status(self, seconds: float) -> int | None:
        """What the fork server reports of its end; None if that has ended itself."""
        deadline = time.monotonic() + seconds
        while self._status is None and self._listen(max(0.0, deadline - time.monotonic())):
            pass
        return self._status

    def _listen(self, seconds: float) -> bool:
        """Take in one report. False if there will be none any more."""
        self._report.settimeout(seconds)
        try:
            data, descriptors, _, _ = socket.recv_fds(self._report, 1 << 12, 1)
        except BlockingIOError as error:
            raise TimeoutError from error
        except ConnectionError:
            return False
        for message in FrameReader(self._nonce).feed(data):
            if isinstance(message, Started):
                (self._pidfd,) = descriptors
            elif isinstance(message, Ended):
                self._status = message.status
        return bool(data)

    def close(self) -> None:
        """Close the pidfd and the socket."""
        if self._pidfd is not None:
            os.close(self._pidfd)
        self._report.close()


class Spawned:
    """A child of the grader itself, which leads a group of its own: nothing forbids it to start others."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def kill(self) -> None:
        """End it, and what it has started, unless that has left the group."""
        if self._process.returncode is None:  # else its number may be another's by now, and the group was killed at once
            self._kill_group()

    def _kill_group(self) -> None:
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # nobody is left; so says macOS of zombies
            pass

    def status(self, seconds: float) -> int | None:
        """As waitpid gives it."""
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError from error
        self._kill_group()
        return -code if code < 0 else code << 8

    def close(self) -> None:
        """Leave no zombie."""
        self._process.wait()


def pid_of(pidfd: int) -> int:
    """The number that a process has here, -1 if it has ended. In a namespace of its own it knows itself by another one."""
    lines = Path(f"/proc/self/fdinfo/{pidfd}").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pid:"))
