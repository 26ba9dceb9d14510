"""The steps by which a freshly forked process becomes a box. Their order matters; see each comment."""

import errno
import os
import resource
import signal

from grader.sandbox import landlock, prove, seccomp
from grader.sandbox.kernel import (
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    clear_capabilities,
    empty_bounding_set,
    prctl,
)
from grader.wire.control import Fork

CHANNEL_FD = 3
_RULESET_FD = 4
_NOBODY = 65534
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


def confine(request: Fork, server_pid: int, ruleset: int | None, layers: list[str]) -> list[str]:
    """Give up every right that an answer does not need, in `layers`. Returns those that proved to hold.

    Raises OSError if a layer cannot be taken, and NotHeld if one does not hold.
    """
    _reset_signals()
    os.chdir("/")
    proven = [name for name in layers if name in ("process", "cgroup")]  # nothing to try: they refuse nothing
    if "namespaces" in layers:
        prove.namespaces()
        proven.append("namespaces")
    if "rights" in layers:
        _give_up_rights(request.form, server_pid, "namespaces" in layers)
        prove.rights()
        proven.append("rights")
    if "rlimits" in layers:
        _limit(request.memory_bytes, request.cpu_seconds)
        prove.rlimits(request.memory_bytes)
        proven.append("rlimits")
    if ruleset is not None:
        landlock.restrict_self(ruleset)
        os.close(ruleset)
        prove.landlock()
        proven.append("landlock")
    if "seccomp" in layers:
        seccomp.install(request.form, os.getpid())
        prove.seccomp(request.form)
        proven.append("seccomp")
    return proven


def _give_up_rights(form: str, server_pid: int, private_root: bool) -> None:
    if os.geteuid() == 0:
        empty_bounding_set()
        # Without a private root, another user may not be able to read libraries below root's home.
        if form != "imports" or private_root:
            _become_nobody()
    clear_capabilities()
    _die_with(server_pid)  # after the change of user, which clears it
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_DUMPABLE, 0)


def _reset_signals() -> None:
    """The three that Python or the fork server ignores."""
    for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)


def _become_nobody() -> None:
    try:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    except OSError as error:
        # A root that may not, in a container without capabilities, or has no other user, in its namespace. It stays 0, with no capability.
        if error.errno not in (errno.EPERM, errno.EINVAL):
            raise


def _die_with(server_pid: int) -> None:
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != server_pid:  # it died before the line above
        os._exit(1)


def _limit(memory_bytes: int, cpu_seconds: int) -> None:
    limit_on_any_unix(cpu_seconds)
    _set_limit(resource.RLIMIT_AS, _address_space() + memory_bytes)
    _set_limit(resource.RLIMIT_MEMLOCK, 0)


def limit_on_any_unix(cpu_seconds: int) -> None:
    """The limits that every Unix keeps."""
    limit_time(cpu_seconds)
    _set_limit(resource.RLIMIT_FSIZE, 0)
    _set_limit(resource.RLIMIT_NOFILE, _OPEN_FILES)


def limit_time(cpu_seconds: int) -> None:
    """Processor time, counted from the start of the process, and no core dump."""
    # The kernel sends SIGXCPU at the soft limit and, to a program that ignores it, SIGKILL at the hard one.
    _set_limit(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1)
    _set_limit(resource.RLIMIT_CORE, 0)


def _set_limit(which: int, soft: int, most: int | None = None) -> None:
    _, hard = resource.getrlimit(which)  # a login's own limit may be lower, and cannot be raised
    bounds = (soft, soft if most is None else most)
    resource.setrlimit(which, bounds if hard == resource.RLIM_INFINITY else (min(bounds[0], hard), min(bounds[1], hard)))


def _address_space() -> int:
    """Bytes of this process's address space now."""
    with open("/proc/self/statm", "rb") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
