"""The grader's handle on a fork server: start it, ask for boxes, know what confines them."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from grader.sandbox.box import Box, BoxError
from grader.sandbox.forkserver import CONTROL_NONCE
from grader.wire.frames import NONCE_BYTES, FrameReader, frame
from grader.wire.messages import Failed, Fork, Preload, Ready

RUNNER = "grader.runner.serve"  # by name: nothing on this side imports the untrusted side
_START_SECONDS = 120.0
_CONFINE_SECONDS = 10.0
_MOST_REPLY_BYTES = 1 << 16

# Everything a box may know of its surroundings. One thread each: a forked copy of a process with a thread pool hangs in it.
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/tmp",  # matplotlib insists on a folder that looks writable; nothing can be written there
}

_GONE = "the fork server has ended; `kata doctor` may show why"
_START = """
import sys
control, runner, extras, home, *folders = sys.argv[1:]
sys.path.extend(folders)
if home not in sys.path:
    sys.path.insert(0, home)  # this very grader, not another that is installed
from grader.sandbox.forkserver import main
main(int(control), runner, extras.split())
"""


class ServerError(Exception):
    """The fork server could not be started or has gone: the grader's trouble, not the learner's."""


class Server:
    """A fork server process, and a context manager that ends it.

    It is started at once and imports torch while the caller goes on; `ready()` waits for it. `box()` may be called from several threads.
    """

    def __init__(self, extras: Sequence[str] = ()) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        self._lock = threading.Lock()
        self._ready: Ready | None = None
        self._preloaded = False
        with theirs:
            arguments = [str(theirs.fileno()), RUNNER, " ".join(extras), *_package_folders()]
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-E", "-c", _START, *arguments],
                env=_ENVIRONMENT,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )

    def ready(self) -> Ready:
        """What the server says of itself once torch is there. Raises ServerError."""
        with self._lock:
            if self._ready is None:
                self._ready = self._greeting()
            return self._ready

    def preload(self) -> bool:
        """Have the slow parts of the framework imported too. False if they already are. Raises ServerError."""
        self.ready()
        with self._lock:
            if self._preloaded:
                return False
            try:
                self._control.send(frame(Preload(), CONTROL_NONCE))
            except OSError as error:
                raise ServerError(_GONE) from error
            self._greeting()
            self._preloaded = True
            return True

    def _greeting(self) -> Ready:
        self._control.settimeout(_START_SECONDS)
        try:
            data = self._control.recv(_MOST_REPLY_BYTES)
        except TimeoutError as error:
            raise ServerError(f"the fork server did not start within {_START_SECONDS:.0f} s") from error
        except OSError as error:
            raise ServerError(_GONE) from error
        self._control.settimeout(None)
        messages = list(FrameReader(CONTROL_NONCE).feed(data))
        if not messages:
            raise ServerError("the fork server ended while it was starting; `kata doctor` may show why")
        if isinstance(messages[0], Failed):
            raise ServerError(f"the fork server could not start: {messages[0].text}")
        ready: Ready = messages[0]
        if ready.threads != 1:
            raise ServerError(f"the fork server has {ready.threads} threads; forking would be unsafe")
        return ready

    def box(self, form: str, memory_bytes: int, cpu_seconds: int) -> Box:
        """A fresh box. Raises ServerError if the server has gone."""
        self.ready()
        request = Fork(os.urandom(NONCE_BYTES), form, memory_bytes, cpu_seconds)
        try:
            box, theirs = Box.pair(request.nonce)
        except OSError as error:
            raise ServerError(f"no descriptors for another box: {error.strerror}") from error
        try:
            with self._lock:
                socket.send_fds(self._control, [frame(request, CONTROL_NONCE)], theirs)
        except OSError as error:
            box.close()
            raise ServerError(_GONE) from error
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        try:
            box.await_confined(_CONFINE_SECONDS)
        except BoxError as error:
            box.close()
            words = bytes(box.output).decode(errors="replace") or str(error)
            raise ServerError(f"a box could not be confined: {words}") from error
        return box

    def close(self) -> None:
        """End the server; its boxes die with it."""
        self._control.close()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _package_folders() -> list[str]:
    """Where the server finds grader (first) and torch: this process's own package folders, never the learner's current folder."""
    import grader

    folders = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    return [str(Path(grader.__file__).parent.parent), *folders]
