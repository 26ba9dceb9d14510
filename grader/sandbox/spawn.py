"""Boxes that are not forked: every one is a fresh interpreter of its own, not confined, with limits as far as they are kept.

Forking a process that has loaded Apple's numerical libraries is not safe, so on macOS torch is imported anew for every box; one is always
in reserve. Nor can a real CUDA device be used in a fork of a process that has used it.
"""

import importlib
import os
import socket
import subprocess
from collections.abc import Callable, Sequence
from contextlib import ExitStack

from grader.sandbox import confine, interpreter
from grader.sandbox.box import Box, BoxError
from grader.sandbox.child import Spawned
from grader.sandbox.layers import LAYERS
from grader.sandbox.process import ServerError, ServerGone
from grader.wire.control import Fork, Ready
from grader.wire.frames import NONCE_BYTES, FrameReader

_READ_BYTES = 1 << 12
_SEND_SECONDS = 10.0
# All kernels at once: those that are loaded when they are first needed would look like memory that the program took past the allocator.
_DEVICE_ENVIRONMENT = {"CUDA_MODULE_LOADING": "EAGER"}
_START = """
from grader.sandbox import spawn
channel, output, runner, extras, prepared, nonce = options
spawn.main(int(channel), int(output), runner, extras.split(), prepared, bytes.fromhex(nonce))
"""


class Spawner:
    """Stands in the place of a fork server process."""

    gone = False

    def __init__(self, runner: str, extras: Sequence[str]) -> None:
        self._runner, self._extras, self._prepared = runner, tuple(extras), ""
        self.forked, self.pid = 0, os.getpid()
        self.open_boxes: set[bytes] = set()
        self._reserve = self._box()

    def greeting(self) -> Ready:
        """There is nothing to wait for, and nothing that confines."""
        return Ready(["process"], [name for name in LAYERS if name != "process"], [], 1)

    def preload(self) -> Ready:
        """Have later boxes import the slow parts of the framework too."""
        self._prepared = "preload"
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
        box = fresh_box(self._runner, self._extras, self._prepared, self.open_boxes.discard)
        self.forked += 1
        self.open_boxes.add(box.nonce)
        return box

    def lost(self) -> ServerGone:
        """Nothing to note: the next box is another process anyway."""
        return ServerGone()

    def close(self) -> None:
        """End the box in reserve."""
        self._reserve.close()


def fresh_box(runner: str, extras: Sequence[str], prepared: str, on_close: Callable[[bytes], None]) -> Box:
    """A box in a process that has just been started, and that is called off with its nonce. Raises ServerError.

    prepared: "preload" has the slow parts of the framework imported too; "device" also has the real CUDA device ready.
    """
    nonce = os.urandom(NONCE_BYTES)
    with ExitStack() as opened:
        try:
            channel, theirs = socket.socketpair()
            opened.enter_context(channel)
            with theirs:
                output, their_output = os.pipe()
                opened.callback(os.close, output)
                process = _start(theirs.fileno(), their_output, [runner, " ".join(extras), prepared, nonce.hex()])
        except OSError as error:
            raise ServerError(f"a box cannot be started: {error}") from error
        opened.pop_all()  # the box closes them
    return Box(nonce, channel, output, Spawned(process), lambda: on_close(nonce))


def _start(channel: int, output: int, options: list[str]) -> "subprocess.Popen[bytes]":
    """Start a process; its end of the output pipe is closed here. Raises OSError."""
    more = _DEVICE_ENVIRONMENT | _one_device() if "device" in options else {}
    try:
        return interpreter.start(_START, [str(channel), str(output), *options], [channel, output], more=more)
    finally:
        os.close(output)


def _one_device() -> dict[str, str]:
    """The first that the user lets programs see: what is on another one is not counted."""
    order = {name: value for name, value in os.environ.items() if name == "CUDA_DEVICE_ORDER"}  # what their numbers mean
    return order | {"CUDA_VISIBLE_DEVICES": os.environ.get("CUDA_VISIBLE_DEVICES", "0").split(",")[0]}


def main(channel: int, output: int, runner: str, extras: list[str], prepared: str, nonce: bytes) -> None:
    """In the new process: import everything, wait to be needed, and serve."""
    confine.take_descriptors(channel, output, None)
    module = importlib.import_module(runner)
    module.warm(extras)
    if prepared:
        module.preload()
    if prepared == "device":
        module.take_device()
    reader = FrameReader(nonce)
    requests: list[Fork] = []
    while not requests:
        data = os.read(confine.CHANNEL_FD, _READ_BYTES)
        if not data:
            return
        requests = list(reader.feed(data))
    if prepared == "device":  # a driver opens files when it needs them
        confine.limit_time(requests[0].cpu_seconds)
    else:
        confine.limit_on_any_unix(requests[0].cpu_seconds)
    module.serve(confine.CHANNEL_FD, nonce, ["process"])
