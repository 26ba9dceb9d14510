"""The process that imports torch once and forks a box for every submission. It runs no learner code, ever.

Started by `sandbox.server` with a fresh interpreter, so nothing of the grader (specs, answers, other submissions) is in its memory. It
has one thread: a forked copy of a process with more would hang in the first lock that another thread held.
"""

import gc
import importlib
import os
import selectors
import signal
import socket
from typing import Any

from grader.sandbox import confine, landlock
from grader.sandbox.kernel import PR_SET_DUMPABLE, prctl
from grader.sandbox.layers import layers
from grader.sandbox.readable import library_paths
from grader.wire.codec import WireError
from grader.wire.frames import NONCE_BYTES, FrameReader, frame
from grader.wire.messages import Ended, Failed, Fork, Preload, Ready, Started

_CONTROL_FD = 3
CONTROL_NONCE = bytes(NONCE_BYTES)
_MOST_REQUEST_BYTES = 1 << 12


def main(control_fd: int, runner: str, extras: list[str]) -> None:
    """Import `runner` and the `extras` modules, say Ready, then fork a box per Fork message until the grader is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is the grader's affair
    os.dup2(control_fd, _CONTROL_FD)  # so that every descriptor that comes later is above those of a box
    if control_fd != _CONTROL_FD:
        os.close(control_fd)
    prctl(PR_SET_DUMPABLE, 0)  # no other process of this user may look into it
    control = socket.socket(fileno=_CONTROL_FD)
    try:
        module = importlib.import_module(runner)
        versions = module.warm(extras)
    except Exception as error:  # whatever an installed library raises at import
        control.send(frame(Failed(f"{type(error).__name__}: {error}"[:2000]), CONTROL_NONCE))
        return
    _settle()
    ForkServer(control, module).run(versions)


def _settle() -> None:
    """Keep the collector from touching, and so copying, pages that boxes share."""
    gc.collect()
    gc.freeze()


class ForkServer:
    """The loop that forks boxes and reports their ends."""

    def __init__(self, control: socket.socket, runner: Any) -> None:
        self.control, self.runner = control, runner
        self.selector = selectors.DefaultSelector()
        self.rulesets: dict[str, int] = {}
        known = layers()
        self.present = [layer.name for layer in known if layer.present]
        self.missing = [layer.name for layer in known if not layer.present]

    def run(self, versions: list[str]) -> None:
        """Serve until the control socket closes."""
        self._greet(versions)
        self.selector.register(self.control, selectors.EVENT_READ)
        while self._turn():
            pass

    def _greet(self, versions: list[str]) -> None:
        threads = len(os.listdir("/proc/self/task"))
        self.control.send(frame(Ready(self.present, self.missing, versions, threads), CONTROL_NONCE))
        if threads != 1:
            raise SystemExit(f"{threads} threads: forking would be unsafe")

    def _turn(self) -> bool:
        for key, _ in self.selector.select():
            if key.fileobj is self.control:
                if not self._request():
                    return False
            else:
                self._reap(key)
        return True

    def _request(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self.control, _MOST_REQUEST_BYTES, 3)
        if not data:
            return False
        try:
            (request,) = FrameReader(CONTROL_NONCE).feed(data)
            if isinstance(request, Preload):
                self.runner.preload()
                _settle()
                self._greet([])
                return True
            channel, output, report = descriptors
            self._fork(request, channel, output, socket.socket(fileno=report))
            os.close(channel)
            os.close(output)
        except (WireError, ValueError) as error:
            raise SystemExit(f"a request that the grader cannot have sent: {error}") from error
        return True

    def _fork(self, request: Fork, channel: int, output: int, report: socket.socket) -> None:
        ruleset = self._ruleset(request.form)
        server_pid = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become_box(request, channel, output, ruleset, server_pid)
        process = os.pidfd_open(pid)
        try:
            socket.send_fds(report, [frame(Started(pid), request.nonce)], [process])
        except OSError:  # the grader gave up on this box already
            signal.pidfd_send_signal(process, signal.SIGKILL)
        self.selector.register(process, selectors.EVENT_READ, (pid, report, request.nonce))

    def _ruleset(self, form: str) -> int | None:
        if form == "unconfined" or "landlock" not in self.present:
            return None
        if form not in self.rulesets:
            self.rulesets[form] = landlock.ruleset(library_paths() if form == "imports" else ())
        return self.rulesets[form]

    def _become_box(self, request: Fork, channel: int, output: int, ruleset: int | None, server_pid: int) -> None:
        status = 70  # EX_SOFTWARE: could not be confined
        try:
            ruleset = confine.take_descriptors(channel, output, ruleset)
            confine.confine(request.form, server_pid, ruleset, request.memory_bytes, request.cpu_seconds, self.present)
            self.runner.serve(confine.CHANNEL_FD, request.nonce)
            status = 0
        except Exception as error:
            os.write(2, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(status)

    def _reap(self, key: selectors.SelectorKey) -> None:
        process: Any = key.fileobj
        pid, report, nonce = key.data
        self.selector.unregister(process)
        os.close(process)
        _, status = os.waitpid(pid, 0)
        try:
            report.send(frame(Ended(status), nonce))
        except OSError:
            pass  # nobody is waiting for this box any more
        report.close()
