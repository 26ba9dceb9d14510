"""What the kernel says of a grader's processes: which there are, their memory, their descriptors."""

import os
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from grader.sandbox.box import Box

SECONDS = 20.0  # a generous while: the machine may be busy with something else


def fields(pid: int) -> list[str]:
    """Of /proc/<pid>/stat what follows the name: state, parent, group, session … Empty if the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return []


def table() -> dict[int, list[str]]:
    """The fields of every process."""
    return {int(name): found for name in os.listdir("/proc") if name.isdigit() and (found := fields(int(name)))}


def running(pid: int) -> bool:
    """Whether a process exists and is no zombie."""
    return fields(pid)[:1] not in ([], ["Z"], ["X"])


def parent(pid: int) -> int:
    """The parent of a process."""
    return int(fields(pid)[1])


def children(pid: int) -> list[int]:
    """The children of a process, zombies among them."""
    return [each for each, found in table().items() if int(found[1]) == pid]


def zombies(pid: int) -> list[int]:
    """The children of a process that have ended and that it has not asked about."""
    return [each for each, found in table().items() if int(found[1]) == pid and found[0] == "Z"]


def sessions_of(pid: int) -> set[int]:
    """The sessions that a grader has started: each fork server has one, with all its boxes."""
    return {each for each, found in table().items() if int(found[1]) == pid and int(found[3]) == each}


def members(sessions: Iterable[int]) -> list[int]:
    """The processes of these sessions that still run."""
    wanted = set(sessions)
    return [pid for pid, found in table().items() if int(found[3]) in wanted and found[0] not in "ZX"]


def soon(condition: Callable[[], bool], seconds: float = SECONDS) -> bool:
    """Whether a condition comes true within a generous while."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True


def resident(pid: int | str = "self") -> float:
    """Megabytes of memory that a process occupies."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def descriptors(pid: int | str = "self") -> int:
    """How many descriptors a process has open; 0 if this user may not know."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except PermissionError:
        return 0


def grip(box: Box) -> int | None:
    """A descriptor of our own for the process of a box, so that no other process is ever hit; None if it has ended."""
    number = box.child.pid
    try:
        return os.pidfd_open(number) if number > 0 else None
    except ProcessLookupError:
        return None


def strike(process: int, number: int = signal.SIGKILL) -> bool:
    """Send a signal to the process that a descriptor stands for. False if it has ended already."""
    try:
        signal.pidfd_send_signal(process, number)
    except ProcessLookupError:
        return False
    return True
