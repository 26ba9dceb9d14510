"""A control group (version 2) for the fork server and all its boxes together: at most so much memory and so many tasks.

Taken where the user may make one, as below systemd's user manager. https://docs.kernel.org/admin-guide/cgroup-v2.html
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path

_CONTROLLERS = {"memory", "pids"}
_MOST_TASKS = 256
_END_SECONDS = 1.0
_SHARE = 0.75  # of the machine's memory: the grader and the rest of the machine live on, whatever boxes do


@dataclass(frozen=True)
class Group:
    """A control group of ours. `parent` is a descriptor of the folder above: by it the group is found from another root folder, too."""

    path: Path
    parent: int


def create(root: Path = Path("/sys/fs/cgroup"), own: Path = Path("/proc/self/cgroup")) -> Group | None:
    """A new group beside the calling process's own, with limits; None where that is not possible."""
    try:
        parent = _parent(root, own.read_text(encoding="utf-8"))
        if parent is None or not set((parent / "cgroup.subtree_control").read_text(encoding="utf-8").split()) >= _CONTROLLERS:
            return None
        group = Group(parent / f"kata-{os.getpid()}", os.open(parent, os.O_PATH | os.O_CLOEXEC))
        group.path.mkdir()
    except OSError:
        return None
    try:
        (group.path / "memory.max").write_text(str(int(_SHARE * os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))))
        (group.path / "pids.max").write_text(str(_MOST_TASKS))
    except OSError:
        remove(group)
        return None
    return group


def _parent(root: Path, table: str) -> Path | None:
    """The folder of the group above the one that `table` (/proc/self/cgroup) names, if both are visible here."""
    names = [line.removeprefix("0::").lstrip("/") for line in table.splitlines() if line.startswith("0::")]
    if not names or not names[0] or ".." in names[0]:
        return None
    own = root / names[0]
    return own.parent if (own / "cgroup.procs").exists() else None


def join(group: Group) -> bool:
    """Move the calling process into `group`. False if the kernel refuses."""
    try:
        (group.path / "cgroup.procs").write_text("0")
    except OSError:
        return False
    return True


def remove(group: Group | None) -> None:
    """Remove a group whose processes have ended, or are just ending."""
    deadline = time.monotonic() + _END_SECONDS
    while group is not None and time.monotonic() < deadline:
        try:
            os.rmdir(group.path.name, dir_fd=group.parent)
        except FileNotFoundError:
            return
        except OSError:
            time.sleep(0.01)  # boxes that were killed a moment ago
        else:
            return
