"""The steps by which a freshly forked process becomes a box. Their order matters; see each comment."""

import ctypes
import os
import platform
import resource
import signal
import struct

from grader.sandbox import landlock, seccomp
from grader.sandbox.kernel import PR_CAPBSET_DROP, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG, prctl, syscall

CHANNEL_FD = 3
_RULESET_FD = 4
_NOBODY = 65534
_LAST_CAPABILITY = 63
_CAPABILITY_VERSION_3 = 0x20080522  # linux/capability.h
_CAPSET = {"x86_64": 126, "aarch64": 91}
_OPEN_FILES = 32
_MOST_DESCRIPTORS = 1 << 16


def take_descriptors(channel: int, output: int, ruleset: int | None) -> int | None:
    """Put /dev/null, the output pipe and the channel on 0 to 3, the ruleset on 4, and close everything else.

    The fork server keeps 0 to 3 occupied, so every argument is above 3. Returns where the ruleset is now.
    """
    if ruleset is not None and ruleset != _RULESET_FD:
        channel, output = (os.dup(each) if each == _RULESET_FD else each for each in (channel, output))
        os.dup2(ruleset, _RULESET_FD)
        ruleset = _RULESET_FD
    null = os.open(os.devnull, os.O_RDONLY)
    for target, descriptor in enumerate((null, output, output, channel)):
        os.dup2(descriptor, target)
    os.closerange(_RULESET_FD + (ruleset is not None), _MOST_DESCRIPTORS)
    return ruleset


def confine(form: str, server_pid: int, ruleset: int | None, memory_bytes: int, cpu_seconds: int, present: list[str]) -> None:
    """Give up every right that an answer does not need. `present` names the layers of this machine; raises OSError if one fails."""
    _reset_signals()
    os.chdir("/")
    if os.geteuid() == 0:
        _empty_bounding_set()
        if form == "imports":  # another user may not be able to read libraries below root's home
            _clear_capability_sets()
        else:
            _become_nobody()
    _die_with(server_pid)  # after the change of user, which clears it
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_DUMPABLE, 0)
    _limit(memory_bytes, cpu_seconds)
    if form == "unconfined":
        return
    if ruleset is not None:
        landlock.restrict_self(ruleset)
        os.close(ruleset)
    if "seccomp" in present:
        seccomp.install(form, os.getpid())


def _reset_signals() -> None:
    """The three that Python or the fork server ignores."""
    for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)


def _empty_bounding_set() -> None:
    """Empty the bounding set."""
    for capability in range(_LAST_CAPABILITY + 1):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:  # beyond the last one that this kernel knows
            break


def _clear_capability_sets() -> None:
    header = ctypes.c_char_p(struct.pack("=Ii", _CAPABILITY_VERSION_3, 0))
    syscall(_CAPSET[platform.machine()], header, ctypes.c_char_p(bytes(24)))


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(_NOBODY, _NOBODY, _NOBODY)
    os.setresuid(_NOBODY, _NOBODY, _NOBODY)


def _die_with(server_pid: int) -> None:
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != server_pid:  # it died before the line above
        os._exit(1)


def _limit(memory_bytes: int, cpu_seconds: int) -> None:
    limits = {
        resource.RLIMIT_AS: (_address_space() + memory_bytes,) * 2,
        # The kernel sends SIGXCPU at the soft limit and, to a program that ignores it, SIGKILL at the hard one.
        resource.RLIMIT_CPU: (cpu_seconds, cpu_seconds + 1),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_NOFILE: (_OPEN_FILES, _OPEN_FILES),
        resource.RLIMIT_MEMLOCK: (0, 0),
    }
    for which, bounds in limits.items():
        _, hard = resource.getrlimit(which)  # a login's own limit may be lower, and cannot be raised
        soft, most = (bound if hard == resource.RLIM_INFINITY else min(bound, hard) for bound in bounds)
        resource.setrlimit(which, (soft, most))


def _address_space() -> int:
    """Bytes of this process's address space now."""
    with open("/proc/self/statm", "rb") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
