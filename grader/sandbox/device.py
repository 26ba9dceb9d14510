"""A process with the real CUDA device: started for one program, warmed up, and not confined beyond its time.

CUDA opens device files, talks to them by ioctl and starts threads, when it likes: no form of box allows that.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from grader.sandbox import interpreter, spawn
from grader.sandbox.box import Box, BoxError
from grader.sandbox.process import ServerError
from grader.wire.control import Fork
from grader.wire.frames import NONCE_BYTES

_START_SECONDS = 120.0
_FILES = ("/dev/nvidia0", "/dev/nvidiactl", "/dev/dxg")


def present() -> bool:
    """Whether this machine has a device of NVIDIA's; whether torch can use it, only a process of its own finds out."""
    return any(Path(each).exists() for each in _FILES)


def box(extras: Sequence[str], cpu_seconds: int) -> Box:
    """A process in which the device is ready. Raises ServerError."""
    fresh = spawn.fresh_box(interpreter.RUNNER, extras, "device", lambda _: None)
    try:
        fresh.send(Fork(os.urandom(NONCE_BYTES), "unconfined", 0, cpu_seconds), _START_SECONDS)
        fresh.await_confined(["process"], _START_SECONDS)
    except BoxError as error:
        words = bytes(fresh.output).decode("utf-8", "replace").strip().rpartition("\n")[2]
        fresh.close()
        raise ServerError(f"no process on a CUDA device: {words.rpartition('NoDevice: ')[2] or error}") from error
    return fresh
