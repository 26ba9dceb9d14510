"""The process that imports torch once and forks a box for every submission. It runs no learner code, ever.

Started by `sandbox.server` with a fresh interpreter, so nothing of the grader (specs, answers, other submissions) is in its memory. It
has one thread: a forked copy of a process with more would hang in the first lock that another thread held.
"""

import gc
import importlib
import os
import selectors
import socket
from typing import Any

from grader.sandbox import confine, hugepages, landlock, seccomp
from grader.sandbox.kernel import PR_SET_DUMPABLE, kill_by_pidfd, pidfd_open, prctl
from grader.sandbox.layers import LAYERS, taken
from grader.sandbox.readable import forget_other_folders, library_paths
from grader.wire.codec import WireError
from grader.wire.control import Ended, Fork, Preload, Ready, Started
from grader.wire.frames import CONTROL_NONCE, FrameReader, frame

_MOST_REQUEST_BYTES = 1 << 12


def main(control: socket.socket, runner: str, extras: list[str], outer: list[str]) -> None:
    """Import `runner` and the `extras` modules, say Ready, then fork a box per Fork message until the grader is gone.

    `outer` are the layers that hold this process already. Raises whatever an installed library raises at import.
    """
    prctl(PR_SET_DUMPABLE, 0)  # no other process of this user may look into it
    module = importlib.import_module(runner)
    versions = module.warm(extras)
    _settle()
    ForkServer(control, module, outer).run(versions)


def _settle() -> None:
    """Forget what boxes need not know, keep the collector from touching, and so copying, pages that they share, and make forks cheap."""
    forget_other_folders()
    gc.collect()
    gc.freeze()
    hugepages.collapse()


def _threads() -> int:
    return len(os.listdir("/proc/self/task"))


class ForkServer:
    """The loop that forks boxes and reports their ends."""

    def __init__(self, control: socket.socket, runner: Any, outer: list[str]) -> None:
        self.control, self.runner = control, runner
        self.selector = selectors.DefaultSelector()
        self.rulesets: dict[str, int] = {}
        there = {"process", "rights", "rlimits", *outer}
        there |= {name for name, module in (("landlock", landlock), ("seccomp", seccomp)) if module.supported()}
        self.present = [name for name in LAYERS if name in there]
        self.missing = [name for name in LAYERS if name not in there]

    def run(self, versions: list[str]) -> None:
        """Serve until the control socket closes."""
        self._greet(versions)
        self.selector.register(self.control, selectors.EVENT_READ)
        while self._turn():
            pass

    def _greet(self, versions: list[str]) -> None:
        process = pidfd_open(os.getpid())
        ready = Ready(self.present, self.missing, versions, _threads())
        socket.send_fds(self.control, [frame(ready, CONTROL_NONCE)], [process])
        os.close(process)

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
                self._preload()
            elif isinstance(request, Fork):
                channel, output, report = descriptors
                self._fork(request, channel, output, socket.socket(fileno=report))
                os.close(channel)
                os.close(output)
            else:
                raise ValueError(f"a {type(request).__name__}")
        except (WireError, ValueError, OSError) as error:
            raise SystemExit(f"a request that the grader cannot have sent: {error}") from error
        return True

    def _preload(self) -> None:
        self.runner.preload()
        _settle()
        self._greet([])

    def _fork(self, request: Fork, channel: int, output: int, report: socket.socket) -> None:
        ruleset = self._ruleset(request.form)
        server_pid = os.getpid()
        if _threads() != 1:  # the grader starts another server
            raise SystemExit("more than one thread: a fork might hang in a lock that another thread holds")
        try:
            pid = os.fork()
        except OSError as error:
            raise SystemExit(f"no process for another box: {error.strerror}") from error
        if pid == 0:
            self._become_box(request, channel, output, ruleset, server_pid)
        process = pidfd_open(pid)
        try:
            socket.send_fds(report, [frame(Started(), request.nonce)], [process])
        except OSError:  # the grader gave up on this box already
            kill_by_pidfd(process)
        self.selector.register(process, selectors.EVENT_READ, (pid, report, request.nonce))

    def _ruleset(self, form: str) -> int | None:
        if "landlock" not in taken(form, self.present):
            return None
        if form not in self.rulesets:
            self.rulesets[form] = landlock.ruleset(library_paths() if form == "imports" else ())
        return self.rulesets[form]

    def _become_box(self, request: Fork, channel: int, output: int, ruleset: int | None, server_pid: int) -> None:
        status = 70  # EX_SOFTWARE: could not be confined
        try:
            ruleset = confine.take_descriptors(channel, output, ruleset)
            proven = confine.confine(request, server_pid, ruleset, taken(request.form, self.present))
            self.runner.serve(confine.CHANNEL_FD, request.nonce, proven)
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
