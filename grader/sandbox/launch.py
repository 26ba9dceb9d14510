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
from grader.sandbox.kernel import PR_SET_PDEATHSIG, clear_capabilities, empty_bounding_set, kill_by_pidfd, pidfd_open, prctl
from grader.wire.control import Failed
from grader.wire.frames import CONTROL_NONCE, frame

_CONTROL_FD = 3
_FIRST_TO_GO = "1000"  # for the kernel's choice of a victim when memory runs out


def launch(control_fd: int, runner: str, extras: list[str], folders: list[str], enclosed: bool) -> NoReturn:
    """Fork the fork server, and watch over it until it or the calling process's parent ends.

    If `enclosed`, in namespaces (with the libraries in `folders`) and a control group, as far as this machine gives them.
    """
    _forget_the_caller()
    grader = pidfd_open(os.getppid())
    if select.select([control_fd], [], [], 0)[0]:  # closed: the grader ended before the line above, which watches somebody else
        os._exit(0)
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


def _outer_layers(entered: bool, group: cgroup.Group | None, folders: list[str]) -> list[str]:
    """Which layers hold the whole fork server; they are entered here as far as that has to be done from inside."""
    layers = []
    if group is not None and cgroup.join(group):
        layers.append("cgroup")
    if entered and namespaces.make_private_root(Path(__file__).parent.parent, folders):
        layers.append("namespaces")
    if os.geteuid() != 0:
        empty_bounding_set()  # and what a user namespace gave
        clear_capabilities()
    return layers


def _forget_the_caller() -> None:
    """What this process has inherited and does not want."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is the grader's affair
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # ignored, it would hide how a box ended
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os.umask(0o022)  # folders of the private root are for user 65534, too
    sys.argv = [""]
    os.environ.pop("LD_LIBRARY_PATH", None)


def _offer_to_the_oom_killer() -> None:
    try:
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
    except OSError:
        pass  # a read-only /proc


def _watch(grader: int, pid: int) -> None:
    server = pidfd_open(pid)
    signal.signal(signal.SIGTERM, lambda *_: kill_by_pidfd(server))
    poll = select.poll()
    poll.register(grader, select.POLLIN)
    poll.register(server, select.POLLIN)
    if grader in dict(poll.poll()):
        kill_by_pidfd(server)
    os.waitpid(pid, 0)
