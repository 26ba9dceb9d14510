"""Every system call, made in a live box with arguments that lead nowhere: the kernel answers exactly as the lists say."""

import ctypes
import errno
import os
import platform
from typing import Any

import pytest

from grader.sandbox.box import BoxError
from grader.sandbox.server import Server
from grader.sandbox.syscalls import ANSWERS, ARCHITECTURES, CHECKED, IMPORTS, PATHS, STRICT, number
from tests.hostile.talk import CPU, MEMORY, load, numbers

MACHINE = platform.machine()
pytestmark = pytest.mark.skipif(MACHINE not in ARCHITECTURES, reason=f"no table of system calls for {MACHINE}")

TRIED = [*range(552), 1000]  # beyond the newest call, and beyond the numbers that once meant others
ALLOWED = 0

# Calls that are in the lists and cannot be tried beside others: how a box ends by each, tried alone.
ENDING = {"exit": "exit status 255", "exit_group": "exit status 255", "rt_sigreturn": "signal SIGSEGV"}

# Calls that the kernel lets through any filter, because it makes them itself, from code that it put into the process.
EXEMPT = {"x86_64": {335: "uretprobe: SIGILL when made by hand", 336: "uprobe: ENXIO when made by hand"}, "aarch64": {}}

PROGRAM = """
import ctypes
import os
import torch

LIBC = ctypes.CDLL(None, use_errno=True)
ME, PARENT, HIGH = os.getpid(), os.getppid(), 1 << 32
MEMORY = ctypes.create_string_buffer(256)
BUFFER = ctypes.addressof(MEMORY)

def call(number, *args):
    ctypes.set_errno(0)
    result = LIBC.syscall(ctypes.c_long(number), *[ctypes.c_long(each) for each in args])
    return ctypes.get_errno() if result == -1 else 0

def f(x):
    return torch.tensor([call(*each) for each in CALLS], dtype=torch.float64)

CALLS = """


def answers(server: Server, form: str, calls: str) -> list[int]:
    """What a box of `form` gets for each call of a list, written in Python: errno, or 0 if the call was made."""
    with server.box(form, MEMORY, CPU) as box:
        return [int(each) for each in numbers(box, PROGRAM + calls)]


def listed(names: Any) -> set[int]:
    """The numbers of these calls on this machine."""
    return {call for name in names if (call := number(name, MACHINE)) is not None}


def expected(form: str) -> dict[int, int]:
    """What the lists say of each number: ALLOWED, or the errno of a refusal."""
    allowed = {*STRICT, *(IMPORTS if form == "imports" else ())}
    told = dict.fromkeys(TRIED, errno.EPERM)
    told |= dict.fromkeys(listed(set(PATHS) - allowed), errno.EACCES)
    told |= {call: code for name, code in ANSWERS.items() if (call := number(name, MACHINE)) is not None}
    return told | dict.fromkeys(listed(allowed), ALLOWED)


def skipped() -> set[int]:
    """The numbers that are not tried with the others."""
    return {*listed(ENDING), *EXEMPT[MACHINE]}


REFUSALS = {errno.EPERM, errno.EACCES, errno.EAGAIN}


@pytest.mark.parametrize("form", ["strict", "imports"])
def test_every_system_call_is_answered_as_listed(server: Server, form: str) -> None:
    """All numbers, pointers to nowhere: refused calls give the errno of their list, listed ones one that only the call itself gives."""
    tried = [call for call in TRIED if call not in skipped()]
    given = dict(zip(tried, answers(server, form, f"[(number, *[-1] * 6) for number in {tried}]"), strict=True))
    told = expected(form)
    assert len(given) > 500
    wrong = {call: code for call, code in given.items() if (code in REFUSALS if told[call] == ALLOWED else code != told[call])}
    assert wrong == {}, f"number: errno of calls that are answered otherwise than listed in a {form} box"


# The same, without the lists: every number that a box on x86_64 may call. A call more is a decision, and is written here too.
MADE = {
    "strict": (
        "0 1 3 5 7 8 9 10 11 12 13 14 19 20 23 24 25 28 35 39 63 79 96 97 98 99 100 102 104 107 108 110 131 186 201 202 218 219 "
        "270 271 273 309 318 324 334"
    ),
    "imports": "2 4 6 17 21 89 137 138 217 221 257 262 267 269 332 439",
}


@pytest.mark.skipif(MACHINE != "x86_64", reason="the numbers are those of x86_64")
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_no_other_system_call_is_made(server: Server, form: str) -> None:
    """The calls that reach the kernel's own code are these and no others, whatever the lists say."""
    tried = [call for call in TRIED if call not in skipped()]
    given = zip(tried, answers(server, form, f"[(number, *[-1] * 6) for number in {tried}]"), strict=True)
    not_here = {number("clone3", MACHINE)}
    made = {call for call, code in given if code not in REFUSALS and call not in not_here}
    assert made == {int(each) for some in ("strict", form) for each in MADE[some].split()}


@pytest.mark.parametrize(("name", "end"), ENDING.items(), ids=ENDING)
def test_a_call_that_ends_the_box_ends_it(server: Server, name: str, end: str) -> None:
    """The listed calls that do not come back are made too: the box ends by them."""
    with server.box("strict", MEMORY, CPU) as box, pytest.raises(BoxError) as caught:
        load(box, PROGRAM + f"[]\ncall({number(name, MACHINE)}, *[-1] * 6)\n")
    assert (caught.value.reason, caught.value.detail) == ("died", end)


@pytest.mark.parametrize("name", ["pause", "rt_sigsuspend", "rt_sigtimedwait", "wait4", "epoll_wait", "reboot"])
def test_a_call_that_blocks_is_refused_at_once(server: Server, name: str) -> None:
    """Calls that would wait for ever, or end more than the box, answer EPERM."""
    call = resolved(name)
    if call is None:
        pytest.skip(f"{MACHINE} has no {name}")
    assert answers(server, "strict", f"[({call}, 0, 0, 0, 0)]") == [errno.EPERM]


def resolved(name: str) -> int | None:
    """libseccomp's number of a call on this machine."""
    import pyseccomp

    call = int(pyseccomp.resolve_syscall({"x86_64": pyseccomp.Arch.X86_64, "aarch64": pyseccomp.Arch.AARCH64}[MACHINE], name))
    return call if call >= 0 else None


HARMLESS = ["dup", "fcntl", "socket", "epoll_create1", "timerfd_create", "memfd_create", "getpriority", "umask", "sched_getscheduler"]


def test_the_refusals_are_the_boxes_own(open_server: Server) -> None:
    """The control: without confinement the kernel answers the same calls otherwise than a strict box does."""
    calls = f"[(number, *[-1] * 6) for number in {[resolved(name) for name in HARMLESS]}]"
    assert answers(open_server, "strict", calls) == [errno.EPERM] * len(HARMLESS)
    assert errno.EPERM not in answers(open_server, "unconfined", calls)


def of(name: str, args: str) -> str:
    """A call with arguments, as the program in the box writes it."""
    return f"({number(name, MACHINE)}, {args})"


# name: a call in the words of the program, and what it gives in a live box
CHECKS: dict[str, tuple[str, int]] = {
    "signal_itself": (of("kill", "ME, 0"), ALLOWED),
    "signal_its_thread": (of("tgkill", "ME, ME, 0"), ALLOWED),
    "signal_the_fork_server": (of("kill", "PARENT, 0"), errno.EPERM),
    "signal_its_group": (of("kill", "0, 0"), errno.EPERM),
    "signal_everybody": (of("kill", "-1, 0"), errno.EPERM),
    "signal_with_high_bits": (of("kill", "ME + HIGH, 0"), errno.EPERM),
    "signal_a_thread_of_the_fork_server": (of("tgkill", "PARENT, PARENT, 0"), errno.EPERM),
    "read_its_limits": (of("prlimit64", "0, 7, 0, BUFFER"), ALLOWED),
    "read_its_limits_by_number": (of("prlimit64", "ME, 7, 0, BUFFER"), ALLOWED),
    "read_the_fork_servers_limits": (of("prlimit64", "PARENT, 7, 0, BUFFER"), errno.EPERM),
    "set_its_limits": (of("prlimit64", "0, 7, BUFFER, 0"), errno.EPERM),
    "is_a_terminal": (of("ioctl", "1, 0x5401, BUFFER"), errno.ENOTTY),
    "how_much_to_read": (of("ioctl", "3, 0x541B, BUFFER"), errno.EPERM),
    "push_a_letter": (of("ioctl", "0, 0x5412, BUFFER"), errno.EPERM),
    "flags_of_a_descriptor": (of("fcntl", "3, 1, 0"), ALLOWED),
    "flags_of_a_file": (of("fcntl", "3, 3, 0"), ALLOWED),
    "set_flags_of_a_file": (of("fcntl", "3, 4, 0"), errno.EPERM),
    "set_the_owner": (of("fcntl", "3, 8, ME"), errno.EPERM),
    "double_a_descriptor": (of("fcntl", "3, 0, 0"), errno.EPERM),
    "take_a_lock": (of("fcntl", "3, 6, BUFFER"), errno.EPERM),
    "flags_with_high_bits": (of("fcntl", "3, 1 + HIGH, 0"), errno.EPERM),
    "its_processors": (of("sched_getaffinity", "0, 128, BUFFER"), ALLOWED),
    "processors_of_the_fork_server": (of("sched_getaffinity", "PARENT, 128, BUFFER"), errno.EPERM),
    "time_of_day": (of("clock_gettime", "0, BUFFER"), ALLOWED),
    "its_processor_time": (of("clock_gettime", "2, BUFFER"), ALLOWED),
    "processor_time_of_the_fork_server": (of("clock_gettime", "~PARENT << 3 | 2, BUFFER"), errno.EPERM),
    "resolution_of_a_clock": (of("clock_getres", "1, BUFFER"), ALLOWED),
    "resolution_of_the_fork_servers_clock": (of("clock_getres", "~PARENT << 3 | 2, BUFFER"), errno.EPERM),
    "sleep_by_a_clock": (of("clock_nanosleep", "1, 0, 0, 0"), errno.EFAULT),
    "sleep_by_the_fork_servers_clock": (of("clock_nanosleep", "~PARENT << 3 | 2, 0, 0, 0"), errno.EPERM),
}


@pytest.mark.parametrize("form", ["strict", "imports"])
def test_the_calls_with_checked_arguments_in_a_live_box(server: Server, form: str) -> None:
    """Each of the checked calls works with the arguments that are harmless, and is refused with others."""
    assert {name for name in CHECKED if not any(call.startswith(f"({number(name, MACHINE)},") for call, _ in CHECKS.values())} == set()
    given = answers(server, form, f"[{', '.join(call for call, _ in CHECKS.values())}]")
    assert dict(zip(CHECKS, given, strict=True)) == {name: code for name, (_, code) in CHECKS.items()}


def test_the_tests_own_calls_work_outside() -> None:
    """The way in which the program calls is right: outside a box it finds this process's number."""
    call = number("getpid", MACHINE)
    assert ctypes.CDLL(None).syscall(ctypes.c_long(call or 0)) == os.getpid()
