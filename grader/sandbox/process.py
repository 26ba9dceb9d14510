"""One fork server process, seen from the grader: start it, greet it, have it fork, end it."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from typing import IO

from grader.sandbox import interpreter
from grader.sandbox.box import Box
from grader.sandbox.child import Forked, pid_of
from grader.wire.codec import WireError
from grader.wire.control import Failed, Fork, Preload, Ready
from grader.wire.frames import CONTROL_NONCE, NONCE_BYTES, FrameReader, frame

_START_SECONDS = 120.0
_END_SECONDS = 2.0
_MOST_REPLY_BYTES = 1 << 16

_START = """
from grader.sandbox import forkserver, launch
control, runner, extras, enclosed = options
launch.launch(int(control), runner, extras.split(), folders, enclosed == "enclosed")
"""


class ServerError(Exception):
    """There is no fork server, or no box: the grader's trouble, not the learner's."""


class ServerGone(ServerError):
    """The fork server has ended, with these last words. Another one can be started."""

    def __init__(self, words: str = "") -> None:
        super().__init__(f"the fork server has ended{f' ({words})' if words else ''}; `kata doctor` may show why")


class ServerProcess:
    """A fork server that imports what its runner needs meanwhile. `forked` counts its boxes, `open_boxes` are those not closed yet."""

    def __init__(self, runner: str, extras: Sequence[str], enclosed: bool) -> None:
        self.forked, self.pid = 0, 0
        self.open_boxes: set[bytes] = set()
        self._lost = False
        try:
            self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with theirs:
                self._words = _scratch_file()
                self._watcher = self._start(theirs, [runner, " ".join(extras), "enclosed" if enclosed else "open"])
        except OSError as error:
            raise ServerError(f"the fork server cannot be started: {error}") from error

    def _start(self, control: socket.socket, options: list[str]) -> "subprocess.Popen[bytes]":
        return interpreter.start(_START, [str(control.fileno()), *options], [control.fileno()], self._words.fileno())

    @property
    def gone(self) -> bool:
        """Whether the process has ended."""
        return self._lost or self._watcher.poll() is not None

    def lost(self) -> ServerGone:
        """Note that it has ended, before the kernel says so; the error that tells it."""
        self._lost = True
        self._words.seek(0)
        lines = self._words.read(_MOST_REPLY_BYTES).decode("utf-8", "replace").split("\n")
        return ServerGone(next((line.strip() for line in reversed(lines) if line.strip()), "")[:300])

    def greeting(self) -> Ready:
        """What the server says of itself once it is warm. Raises ServerError."""
        self._control.settimeout(_START_SECONDS)
        try:
            data, descriptors, _, _ = socket.recv_fds(self._control, _MOST_REPLY_BYTES, 1)
        except TimeoutError as error:
            raise ServerError(f"the fork server did not start within {_START_SECONDS:.0f} s") from error
        except OSError as error:
            raise self.lost() from error
        self._control.settimeout(None)
        if not data:
            raise self.lost()
        ready = _checked(data)
        if not descriptors:
            raise ServerError("the fork server talks nonsense: its process is not known")
        self.pid = pid_of(descriptors[0])
        os.close(descriptors[0])
        return ready

    def preload(self) -> Ready:
        """Have the slow parts of the framework imported too. Raises ServerError."""
        self._send(frame(Preload(), CONTROL_NONCE), [])
        return self.greeting()

    def request(self, form: str, memory_bytes: int, cpu_seconds: int) -> Box:
        """Ask for a box; it is on its way. Raises ServerError."""
        fork = Fork(os.urandom(NONCE_BYTES), form, memory_bytes, cpu_seconds)
        try:
            box, theirs = self._box(fork.nonce)
        except OSError as error:
            raise ServerError(f"no descriptors for another box: {error.strerror}") from error
        try:
            self._send(frame(fork, CONTROL_NONCE), theirs)
        except ServerGone:
            box.close()
            raise
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        return box

    def _box(self, nonce: bytes) -> tuple[Box, list[int]]:
        """A box without a process yet, and the three descriptors that its process needs: channel, output, report."""
        channel, their_channel = socket.socketpair()
        report, their_report = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        output, their_output = os.pipe()
        try:
            box = Box(nonce, channel, output, Forked(report, nonce), lambda: self.open_boxes.discard(nonce))
        except OSError:
            os.close(output)
            os.close(their_output)
            raise
        self.forked += 1
        self.open_boxes.add(nonce)
        return box, [their_channel.detach(), their_output, their_report.detach()]

    def _send(self, data: bytes, descriptors: list[int]) -> None:
        try:
            socket.send_fds(self._control, [data], descriptors)
        except OSError as error:
            raise self.lost() from error

    def close(self) -> None:
        """End the server; its boxes die with it."""
        self._control.close()
        self._watcher.terminate()  # it kills the fork server, and removes their control group
        try:
            self._watcher.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._watcher.kill()
            self._watcher.wait()
        self._words.close()


def _scratch_file() -> IO[bytes]:
    """For the last words of a fork server; where no file can be made they are lost, and nothing else."""
    try:
        return tempfile.TemporaryFile()
    except OSError:
        return open(os.devnull, "r+b")


def _checked(data: bytes) -> Ready:
    """A greeting that says that all is well. Raises ServerError."""
    try:
        messages = list(FrameReader(CONTROL_NONCE).feed(data))
    except WireError as error:
        raise ServerError(f"the fork server talks nonsense: {error}") from error
    if len(messages) == 1 and isinstance(messages[0], Failed):
        raise ServerError(f"the fork server could not start: {messages[0].text}")
    if len(messages) != 1 or not isinstance(messages[0], Ready):
        raise ServerError("the fork server talks nonsense: no greeting")
    if messages[0].threads != 1:
        raise ServerError(f"the fork server has {messages[0].threads} threads; forking would be unsafe")
    return messages[0]
