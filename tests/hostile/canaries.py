"""What tells that an attack has got through: files that were changed, processes and shared objects that were left behind."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox.server import Server


@dataclass(frozen=True)
class Canary:
    """A folder that anybody may change, as far as file rights go: only the box is in the way."""

    folder: Path

    def state(self) -> dict[str, tuple[str, int, int]]:
        """Content, mode and time of every file in it."""
        paths = [self.folder, *self.folder.iterdir()]
        return {path.name: (_content(path), path.lstat().st_mode, path.lstat().st_mtime_ns) for path in paths}


def _content(path: Path) -> str:
    try:
        return path.read_text() if path.is_file() else ""
    except OSError:
        return "(cannot be read any more)"


@contextmanager
def canary_with(secret: str) -> Iterator[Canary]:
    """A file with the secret in it, and somebody else's submission."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o777)
        for file, text in {"canary.txt": secret, "neighbour.py": f"# {secret}\ndef gradient(x): ...\n"}.items():
            (folder / file).write_text(text)
            (folder / file).chmod(0o666)
        yield Canary(folder)


def relatives(server: Server) -> set[int]:
    """Processes that come from the fork server: its children, those in its session, and copies of it that have lost their parent."""
    pid = server.pid
    session, own = os.getsid(pid), Path(f"/proc/{pid}/cmdline").read_bytes()
    found = set()
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) in (pid, session):
            continue
        try:
            state, parent, _, its_session = (folder / "stat").read_text().rpartition(") ")[2].split()[:4]
            orphan = parent == "1" and (folder / "cmdline").read_bytes() == own
            if state != "Z" and (int(its_session) == session or int(parent) == pid or orphan):
                found.add(int(folder.name))
        except OSError:  # it has just ended
            continue
    return found


def await_none_left(server: Server) -> set[int]:
    """The processes that a box has left behind a second later."""
    deadline = time.monotonic() + 1.0
    while (left := relatives(server)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return left


def shared_objects() -> dict[str, list[str]]:
    """What hostile programs may have left in the kernel, each with the command that removes it: System V and POSIX objects.

    Other processes of this machine make such objects, too, and must not lose them: of the POSIX ones only names that the programs use
    count, of the System V ones only those of users that a box may have.
    """
    found = {}
    for kind, option in (("shm", "-m"), ("msg", "-q"), ("sem", "-s")):
        head, *lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()
        uid = head.split().index("uid")
        for line in lines:
            if int(line.split()[uid]) in (os.getuid(), 65534):
                found[f"{kind} {line.split()[1]}"] = ["ipcrm", option, line.split()[1]]
    for folder in ("/dev/shm", "/dev/mqueue"):
        if Path(folder).is_dir():
            found |= {str(each): ["rm", "-f", str(each)] for each in Path(folder).iterdir() if "hostile" in each.name}
    return found


def remove_new(before: dict[str, list[str]]) -> None:
    """Remove the shared objects that were not there `before`."""
    for name, command in shared_objects().items():
        if name not in before:
            subprocess.run(command, check=False, capture_output=True)
