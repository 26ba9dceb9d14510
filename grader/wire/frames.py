"""A byte stream cut into messages: magic, version, nonce, length, then one encoded record."""

import struct
from collections.abc import Iterator
from typing import Any

from grader.wire.codec import WireError, decode, encode

MAGIC = b"KATA"
VERSION = 1
NONCE_BYTES = 16
CONTROL_NONCE = bytes(NONCE_BYTES)  # between grader and fork server: nobody else has that socket
MAX_BODY = 16 << 20  # bytes of one message
_HEADER = struct.Struct(f"<4sB{NONCE_BYTES}sI")


def frame(message: Any, nonce: bytes) -> bytes:
    """The bytes of one message. Raises WireError if it is larger than MAX_BODY."""
    body = encode(message)
    if len(body) > MAX_BODY:
        raise WireError(f"a message of {len(body)} bytes (at most {MAX_BODY})")
    return _HEADER.pack(MAGIC, VERSION, nonce, len(body)) + body


class FrameReader:
    """Collects bytes as they come and yields each complete message. It never holds more than one message plus one read."""

    def __init__(self, nonce: bytes) -> None:
        self._nonce = nonce
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Any]:
        """The messages that `data` completes, in order. Raises WireError as soon as the bytes are not ours."""
        self._buffer += data
        while len(self._buffer) >= _HEADER.size:
            end = _HEADER.size + self._body_length()
            if len(self._buffer) < end:
                return
            body = bytes(self._buffer[_HEADER.size : end])
            del self._buffer[:end]
            yield decode(body)

    def _body_length(self) -> int:
        magic, version, nonce, length = _HEADER.unpack_from(self._buffer)
        if magic != MAGIC or version != VERSION or nonce != self._nonce:
            raise WireError("not a message of this conversation")
        if length > MAX_BODY:
            raise WireError(f"a message of {length} bytes (at most {MAX_BODY})")
        return int(length)
