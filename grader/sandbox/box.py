"""The grader's end of one box: send messages, receive messages, keep some of its output, kill it in time."""

import os
import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Any

from grader.sandbox.child import Child
from grader.wire.codec import WireError
from grader.wire.frames import FrameReader, frame
from grader.wire.messages import Confined

KEPT_OUTPUT = 64 << 10  # bytes of what the program prints
MOST_OUTPUT = 4 << 20  # beyond this it is flooding
_READ_BYTES = 1 << 18
_LAST_WORDS_SECONDS = 2.0


class BoxError(Exception):
    """The box can no longer answer. `reason` is "timed_out", "died", "too_much_output", "protocol" or "server_gone"."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason, self.detail = reason, detail


class Box:
    """One confined child process. Made by `Server.box`; a context manager that ends it.

    `channel` carries messages marked with `nonce`, the pipe `output` what the program prints.
    """

    def __init__(self, nonce: bytes, channel: socket.socket, output: int, child: Child, on_close: Callable[[], None]) -> None:
        self.output = bytearray()
        self.proven: list[str] = []
        self.child = child
        self._on_close = on_close
        self.nonce, self._channel, self._pipe = nonce, channel, output
        self._printed = 0
        self._reader = FrameReader(nonce)
        self._inbox: deque[Any] = deque()
        self._channel_open = True
        self._selector = selectors.DefaultSelector()
        channel.setblocking(False)
        self._selector.register(channel, selectors.EVENT_READ)
        os.set_blocking(output, False)
        self._selector.register(output, selectors.EVENT_READ)

    def send(self, message: Any, seconds: float) -> None:
        """Send a message within `seconds`. Raises BoxError."""
        data = memoryview(frame(message, self.nonce))
        deadline = time.monotonic() + seconds
        self._selector.modify(self._channel, selectors.EVENT_READ | selectors.EVENT_WRITE)
        try:
            while data:
                self._check(deadline)
                if self._inbox:
                    raise BoxError("protocol", "an answer before the question")
                if self._turn(deadline):
                    data = data[self._channel.send(data) :]
        except OSError as error:
            raise self._death() from error
        finally:
            if self._channel_open:
                self._selector.modify(self._channel, selectors.EVENT_READ)

    def receive(self, seconds: float) -> Any:
        """The next message, within `seconds`. Raises BoxError. The content is the learner's word, checked for type only."""
        deadline = time.monotonic() + seconds
        while not self._inbox:
            self._check(deadline)
            self._turn(deadline)
        return self._inbox.popleft()

    def await_confined(self, needed: list[str], seconds: float) -> None:
        """Wait until the process is there and has proven the `needed` layers. Raises BoxError."""
        message = self.receive(seconds)
        if not isinstance(message, Confined):
            raise BoxError("protocol", "it spoke before it was confined")
        self.proven = message.proven
        unproven = [name for name in needed if name not in message.proven]
        if unproven:
            raise BoxError("protocol", f"{', '.join(unproven)}: not proven")

    def _check(self, deadline: float) -> None:
        if not self._channel_open:
            raise self._death()
        if self._printed > MOST_OUTPUT:
            raise BoxError("too_much_output", f"more than {MOST_OUTPUT >> 20} MB")
        if time.monotonic() > deadline:
            raise BoxError("timed_out")

    def _turn(self, deadline: float) -> bool:
        """Wait for something to happen and take it in. True if the channel can be written."""
        writable = False
        for key, events in self._selector.select(max(0.0, deadline - time.monotonic())):
            if key.fileobj is self._channel:
                writable = bool(events & selectors.EVENT_WRITE)
                if events & selectors.EVENT_READ:
                    self._take_messages()
            else:
                self._take_output()
        return writable

    def _take_messages(self) -> None:
        try:
            data = self._channel.recv(_READ_BYTES)
        except ConnectionError:
            data = b""
        if not data:
            self._selector.unregister(self._channel)
            self._channel_open = False
            return
        try:
            self._inbox.extend(self._reader.feed(data))
        except WireError as error:
            raise BoxError("protocol", str(error)) from error

    def _take_output(self) -> None:
        data = os.read(self._pipe, _READ_BYTES)
        if not data:
            self._selector.unregister(self._pipe)
        self._printed += len(data)
        self.output += data[: KEPT_OUTPUT - len(self.output)]

    def _death(self) -> BoxError:
        """Why the channel closed."""
        while self._printed <= MOST_OUTPUT and self._selector.get_map() and self._selector.select(0):  # its last words
            self._turn(time.monotonic())
        try:
            status = self.child.status(_LAST_WORDS_SECONDS)
        except TimeoutError:
            return BoxError("died", "its channel closed")
        return BoxError("server_gone") if status is None else BoxError("died", _how_it_ended(status))

    def close(self) -> None:
        """Kill the process, if it still runs, and free the descriptors."""
        self.child.kill()
        self._selector.close()
        self._channel.close()
        os.close(self._pipe)
        self.child.close()
        self._on_close()

    def __enter__(self) -> "Box":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _how_it_ended(status: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return f"signal {signal.Signals(number).name}" if number in set(signal.Signals) else f"signal {number}"
    return f"exit status {os.WEXITSTATUS(status)}"
