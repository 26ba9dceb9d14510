"""How the fork server comes to be: from a fresh interpreter, into namespaces and a control group where there are any, and never alone.

The process that the grader starts stays behind as a watcher. It ends the fork server, and with it every box, as soon as the grader is gone,
even while the fork server is busy importing torch.
"""

import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from grader.sandbox import cgroup, forkserver, namespaces
from grader.sandbox.kernel import PR_SET_PDEATHSIG, clear_capabilities, empty_bounding_set, prctl
from grader.wire.frames import CONTROL_NONCE, frame
from grader.wire.messages import Failed

_CONTROL_FD = 3
_FIRST_TO_GO = "1000"  # for the kernel's choice of a victim when memory runs out


def launch(control_fd: int, runner: str, extras: list[str], folders: list[str], enclosed: bool) -> NoReturn:
    """Fork the fork server, and watch over it until it or the calling process's parent ends.

    If `enclosed`, in namespaces (with the libraries in `folders`) and a control group, as far as this machine gives them.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is the grader's affair
    sys.argv = [""]
    grader = os.pidfd_open(os.getppid())
    _offer_to_the_oom_killer()
    group = cgroup.create() if enclosed else None
    entered = enclosed and namespaces.enter()
    watcher = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(grader)
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() in (0, watcher):  # 0: beyond the namespace
            _serve(control_fd, runner, extras, lambda: _outer_layers(entered, group, folders))
        os._exit(0)
    os.close(control_fd)
    _watch(grader, pid)
    cgroup.remove(group)
    os._exit(0)


def _serve(control_fd: int, runner: str, extras: list[str], enter: Callable[[], list[str]]) -> None:
    os.dup2(control_fd, _CONTROL_FD)  # so that every descriptor that comes later is above those of a box
    if control_fd != _CONTROL_FD:
        os.close(control_fd)
    control = socket.socket(fileno=_CONTROL_FD)
    try:
        forkserver.main(control, runner, extras, enter())
    except Exception as error:
        control.send(frame(Failed(f"{type(error).__name__}: {error}"[:2000]), CONTROL_NONCE))


def _outer_layers(entered: bool, group: Path | None, folders: list[str]) -> list[str]:
    """Which layers hold the whole fork server; they are entered here as far as that has to be done from inside."""
    layers = []
    if group is not None and cgroup.join(group):
        layers.append("cgroup")
    if entered and namespaces.make_private_root(Path(__file__).parent.parent, folders):
        layers.append("namespaces")
    if os.geteuid() != 0:
        _give_up_what_a_user_namespace_gave()
    return layers


def _give_up_what_a_user_namespace_gave() -> None:
    try:
        empty_bounding_set()
    except OSError:
        pass  # it gave nothing
    clear_capabilities()


def _offer_to_the_oom_killer() -> None:
    try:
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
    except OSError:
        pass  # a read-only /proc


def _watch(grader: int, pid: int) -> None:
    server = os.pidfd_open(pid)
    signal.signal(signal.SIGTERM, lambda *_: signal.pidfd_send_signal(server, signal.SIGKILL))
    poll = select.poll()
    poll.register(grader, select.POLLIN)
    poll.register(server, select.POLLIN)
    if grader in dict(poll.poll()):
        signal.pidfd_send_signal(server, signal.SIGKILL)
    os.waitpid(pid, 0)
