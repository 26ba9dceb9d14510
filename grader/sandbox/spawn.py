"""Where there is no fork server (macOS): every box is a fresh interpreter of its own, not confined, with limits as far as they are kept.

Forking a process that has loaded Apple's numerical libraries is not safe, so torch is imported anew for every box; one is always in
reserve.
"""

import importlib
import os
import socket
import subprocess
from collections.abc import Sequence

from grader.sandbox import confine, interpreter
from grader.sandbox.box import Box, BoxError
from grader.sandbox.child import Spawned
from grader.sandbox.layers import LAYERS
from grader.sandbox.process import ServerError, ServerGone
from grader.wire.frames import NONCE_BYTES, FrameReader
from grader.wire.messages import Fork, Ready

_READ_BYTES = 1 << 12
_SEND_SECONDS = 10.0
_START = """
from grader.sandbox import spawn
channel, output, runner, extras, preload, nonce = options
spawn.main(int(channel), int(output), runner, extras.split(), preload == "1", bytes.fromhex(nonce))
"""


class Spawner:
    """Stands in the place of a fork server process."""

    gone = False

    def __init__(self, extras: Sequence[str]) -> None:
        self._extras, self._preload = " ".join(extras), False
        self.forked, self.pid = 0, os.getpid()
        self.open_boxes: set[bytes] = set()
        self._reserve = self._box()

    def greeting(self) -> Ready:
        """There is nothing to wait for, and nothing that confines."""
        return Ready(["process"], [name for name in LAYERS if name != "process"], [], 1)

    def preload(self) -> Ready:
        """Have later boxes import the slow parts of the framework too."""
        self._preload = True
        self._reserve.close()
        self._reserve = self._box()
        return self.greeting()

    def request(self, form: str, memory_bytes: int, cpu_seconds: int) -> Box:
        """A box; it may still be importing torch. Raises ServerError."""
        box, self._reserve = self._reserve, self._box()
        try:
            box.send(Fork(bytes(NONCE_BYTES), form, memory_bytes, cpu_seconds), _SEND_SECONDS)
        except BoxError as error:
            box.close()
            raise ServerError(f"a box could not be started: {bytes(box.output).decode(errors='replace').strip()}") from error
        return box

    def _box(self) -> Box:
        nonce = os.urandom(NONCE_BYTES)
        try:
            channel, theirs = socket.socketpair()
            with theirs:
                output, their_output = os.pipe()
                process = self._start(theirs.fileno(), their_output, nonce)
        except OSError as error:
            raise ServerError(f"a box cannot be started: {error}") from error
        self.forked += 1
        self.open_boxes.add(nonce)
        return Box(nonce, channel, output, Spawned(process), lambda: self.open_boxes.discard(nonce))

    def _start(self, channel: int, output: int, nonce: bytes) -> "subprocess.Popen[bytes]":
        """Start a process; its end of the output pipe is closed here. Raises OSError."""
        options = [str(channel), str(output), interpreter.RUNNER, self._extras, str(int(self._preload)), nonce.hex()]
        try:
            return interpreter.start(_START, options, [channel, output])
        finally:
            os.close(output)

    def lost(self) -> ServerGone:
        """Nothing to note: the next box is another process anyway."""
        return ServerGone()

    def close(self) -> None:
        """End the box in reserve."""
        self._reserve.close()


def main(channel: int, output: int, runner: str, extras: list[str], preload: bool, nonce: bytes) -> None:
    """In the new process: import everything, wait to be needed, and serve."""
    confine.take_descriptors(channel, output, None)
    module = importlib.import_module(runner)
    module.warm(extras)
    if preload:
        module.preload()
    reader = FrameReader(nonce)
    requests: list[Fork] = []
    while not requests:
        data = os.read(confine.CHANNEL_FD, _READ_BYTES)
        if not data:
            return
        requests = list(reader.feed(data))
    confine.limit_on_any_unix(requests[0].cpu_seconds)
    module.serve(confine.CHANNEL_FD, nonce, ["process"])
