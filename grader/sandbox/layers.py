"""The layers of confinement: what each holds, how to get it, and which of them running other people's code demands."""

from dataclasses import dataclass

from grader.sandbox.syscalls import CHECKED, STRICT


@dataclass(frozen=True)
class Layer:
    """One layer: what it holds, how to get it where it is missing, and whether programs of others need it."""

    holds: str
    remedy: str
    required: bool = True


# Outermost first. The fork server finds out which there are; every box proves its own before it is sent anything.
LAYERS = {
    "process": Layer("a fresh process for each submission, killed at the time limit", ""),
    "namespaces": Layer(
        "no other process, no network, no folder but the libraries, all read-only",
        "needs Linux that lets you make user namespaces (not in most containers, nor by default on Ubuntu 24.04)",
        required=False,
    ),
    "cgroup": Layer(
        "memory and number of tasks of all boxes together",
        "needs cgroup version 2 with the memory and pids controllers delegated to you: try `systemd-run --user --scope`",
        required=False,
    ),
    "rights": Layer("no capability, no set-uid program; user 65534 if started by root; unreadable for other processes", "needs Linux"),
    "rlimits": Layer("memory, processor time, open files; no file written, no core dump", "needs Linux"),
    "landlock": Layer("no file or folder can be opened", "needs Linux 5.13 with Landlock switched on (`lsm=` at boot)"),
    "seccomp": Layer(
        f"{len(STRICT) + len(CHECKED)} harmless system calls; no file, process, socket or signal",
        "needs Linux with seccomp on x86_64 or aarch64: below the minimum for other people's programs",
    ),
}


def taken(form: str, present: list[str]) -> list[str]:
    """Of the layers that are `present`, those that a box of `form` takes."""
    return [name for name in LAYERS if name in present and (form != "unconfined" or name not in ("landlock", "seccomp"))]


def lacking(form: str, present: list[str]) -> list[str]:
    """The layers without which a box of `form` may not run other people's programs, and which are not `present`."""
    minimum = {"strict": ("seccomp",), "imports": ("landlock", "seccomp")}.get(form, ())
    return [name for name in minimum if name not in present]
