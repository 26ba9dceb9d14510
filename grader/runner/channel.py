"""A box's end of the channel to the grader, and its standard streams."""

import os
import sys
from collections.abc import Iterator
from typing import Any

from grader.wire.codec import WireError
from grader.wire.frames import FrameReader, frame
from grader.wire.messages import Answer, Trouble

_READ_BYTES = 1 << 18


def open_standard_streams() -> None:
    """What a program prints is the grader's to read; its streams live as long as the process."""
    sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115
    sys.stdout = open(1, "w", buffering=1, encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace")  # noqa: SIM115


class Channel:
    """Messages in and out of descriptor `number`, in frames with this nonce."""

    def __init__(self, number: int, nonce: bytes) -> None:
        self._number, self._nonce = number, nonce

    def messages(self) -> Iterator[Any]:
        """What the grader sends, until it closes. Raises WireError."""
        reader = FrameReader(self._nonce)
        while data := os.read(self._number, _READ_BYTES):
            yield from reader.feed(data)

    def reply(self, message: Any) -> None:
        """Send it; what is too large to be sent is told as trouble."""
        try:
            data = frame(message, self._nonce)
        except WireError as error:
            data = frame(Answer([], False, [], [], Trouble("TooLarge", str(error))), self._nonce)
        while data:
            data = data[os.write(self._number, data) :]
