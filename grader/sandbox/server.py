"""The grader's way to boxes: one fork server at a time, replaced when it has served long enough or has gone."""

import atexit
import sys
import threading
from collections.abc import Sequence
from functools import cache
from types import TracebackType

from grader.sandbox import interpreter
from grader.sandbox.box import Box, BoxError
from grader.sandbox.layers import lacking, taken
from grader.sandbox.process import ServerError as ServerError
from grader.sandbox.process import ServerGone as ServerGone
from grader.sandbox.process import ServerProcess
from grader.sandbox.spawn import Spawner
from grader.wire.control import Ready

_CONFINE_SECONDS = 30.0  # where every box imports torch itself, that is in it
MOST_BOXES = 5_000  # of one fork server: whatever slowly grows or wears in it is gone with it


def new_process(runner: str, extras: Sequence[str], enclosed: bool) -> ServerProcess | Spawner:
    """A fork server, or what stands in its place here."""
    return ServerProcess(runner, extras, enclosed) if sys.platform == "linux" else Spawner(runner, extras)


class Server:
    """A context manager that ends its fork servers, and their boxes with them.

    The first one is started at once and imports torch while the caller goes on; `ready()` waits for it. May be used from several threads.
    `enclosed`: in namespaces and a control group, where there are any; `extras` are modules to import beforehand. `runner` is the module
    that serves in the boxes: `interpreter.RUNNER` unless told.
    """

    def __init__(self, extras: Sequence[str] = (), enclosed: bool = True, most_boxes: int = MOST_BOXES, runner: str | None = None) -> None:
        self._runner = runner or interpreter.RUNNER
        self._extras, self._enclosed, self._most_boxes = tuple(extras), enclosed, most_boxes
        self._lock = threading.RLock()
        self._process = new_process(self._runner, self._extras, enclosed)
        self._worn: list[ServerProcess | Spawner] = []
        self._ready: Ready | None = None
        self._preloaded = self._closed = False

    @property
    def pid(self) -> int:
        """The fork server's process; another one's if that has gone."""
        with self._lock:
            self._replace_if_needed()
            self.ready()
            return self._process.pid

    def ready(self) -> Ready:
        """What the server says of itself once torch is there. Raises ServerError."""
        with self._lock:
            if self._ready is None:
                self._replace_if_needed()
                self._ready = self._greeting()
                if self._preloaded:
                    self._process.preload()
            return self._ready

    def _greeting(self) -> Ready:
        try:
            return self._process.greeting()
        except ServerGone:
            raise
        except ServerError:
            if not self._enclosed:
                raise
        # What is wrong may be the private root: a library that lies in none of the known folders.
        self._process.close()
        self._enclosed = False
        self._process = new_process(self._runner, self._extras, self._enclosed)
        return self._process.greeting()

    @property
    def preloaded(self) -> bool:
        """Whether boxes that are asked for now have the slow parts of the framework."""
        return self._preloaded

    def preload(self) -> None:
        """Have the slow parts of the framework imported too, unless they are. Raises ServerError."""
        with self._lock:
            self.ready()
            if not self._preloaded:
                self._process.preload()
                self._preloaded = True

    def box(self, form: str, memory_bytes: int, cpu_seconds: int) -> Box:
        """A fresh box, every layer of it proven. Raises ServerError."""
        try:
            return self._box(form, memory_bytes, cpu_seconds)
        except ServerGone:  # it has run no learner code: what ended it came from outside
            return self._box(form, memory_bytes, cpu_seconds)

    def _box(self, form: str, memory_bytes: int, cpu_seconds: int) -> Box:
        with self._lock:
            self._replace_if_needed()
            ready = self.ready()
            process = self._process
            box = process.request(form, memory_bytes, cpu_seconds)
        try:
            box.await_confined([*taken(form, ready.layers), *lacking(form, ready.layers)], _CONFINE_SECONDS)
        except BoxError as error:
            box.close()
            gone = process.lost()  # after a surprise, whatever it was, a fresh one
            if error.reason == "server_gone":
                raise gone from error
            words = bytes(box.output).decode(errors="replace").strip()
            raise ServerError(f"a box could not be confined: {error}{': ' if words else ''}{words}") from error
        return box

    def _replace_if_needed(self) -> None:
        if self._closed:
            raise ServerError("the fork server has been closed")
        for each in [each for each in self._worn if not each.open_boxes]:
            each.close()
            self._worn.remove(each)
        if self._process.forked >= self._most_boxes or self._process.gone:
            fresh = new_process(self._runner, self._extras, self._enclosed)
            self._worn.append(self._process)  # closed above, once its last box is
            self._process, self._ready = fresh, None

    def close(self) -> None:
        """End the servers; their boxes die with them."""
        with self._lock:
            self._closed = True
            for each in (*self._worn, self._process):
                each.close()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


@cache
def of_this_process(*extras: str) -> Server:
    """One for a process that grades many submissions, and ends some day: importing torch for each of them would take longer."""
    server = Server(extras)
    atexit.register(server.close)
    return server
