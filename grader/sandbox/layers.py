"""What this machine can do for the box: each layer of confinement, present or missing, and what that means."""

import platform
import sys
from dataclasses import dataclass

from grader.sandbox import landlock, seccomp


@dataclass(frozen=True)
class Layer:
    """One layer: its name, whether it is present, what it holds, and how to get it where it is missing."""

    name: str
    present: bool
    holds: str
    remedy: str


def layers() -> list[Layer]:
    """The layers of a strict box on this machine, outermost first."""
    linux = sys.platform == "linux"
    abi = landlock.abi() if linux else 0
    return [
        Layer("process", True, "its own process, fresh for each submission, killed at the time limit", ""),
        Layer("rlimits", linux, "memory, CPU time, no files written, no core dump", "needs Linux"),
        Layer("no_new_privs", linux, "no gain of rights by set-uid programs; not readable by other processes", "needs Linux"),
        Layer(
            "landlock",
            abi > 0,
            f"no file can be opened{f' (ABI {abi})' if abi else ''}",
            "needs Linux 5.13 or newer with Landlock switched on",
        ),
        Layer(
            "seccomp",
            linux and seccomp.supported(),
            "about 50 harmless system calls; no files, processes, sockets or signals",
            f"needs Linux with seccomp on x86_64 or aarch64 (this is {platform.machine()})",
        ),
    ]


def confined(present: list[str]) -> bool:
    """Whether these layers are the documented minimum for running other people's code: seccomp in its strict form."""
    return "seccomp" in present
