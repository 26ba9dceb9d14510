"""What a command costs with everything that it starts: wall and processor seconds, and the most memory at one time."""

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.soak import family

_PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
_BETWEEN_SAMPLES = 0.25  # seconds


@dataclass(frozen=True)
class Cost:
    """Seconds, and megabytes of memory that are not shared with others (proportional set size, summed over all processes)."""

    wall: float
    cpu: float
    peak_mb: float


def cost(command: Sequence[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Run a command to its end, whatever its exit code, and wait for every process that it leaves behind."""
    # An orphan becomes our child, so that its time is counted when it is waited for.
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before, started = _children_cpu(), time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sampler = _Sampler()
    sampler.start()
    process.wait()
    wall = time.perf_counter() - started
    sampler.stop()
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    return Cost(wall, _children_cpu() - before, sampler.peak_mb)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Sampler(threading.Thread):
    """Looks at all descendants of this process from time to time."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_mb, self._stopped = 0.0, threading.Event()

    def run(self) -> None:
        """Sample until it is stopped."""
        while not self._stopped.wait(_BETWEEN_SAMPLES):
            self.peak_mb = max(self.peak_mb, sum(map(_proportional_mb, _descendants())))

    def stop(self) -> None:
        """Sample no more."""
        self._stopped.set()
        self.join()


def _descendants() -> list[int]:
    parents = {pid: int(found[1]) for pid, found in family.table().items()}
    found, level = [], [os.getpid()]
    while level:
        level = [pid for pid, parent in parents.items() if parent in level]
        found += level
    return found


def _proportional_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
