"""The seccomp filter: what it answers to every call, run by a small interpreter, and its numbers against libseccomp's."""

import ctypes
import fcntl
import struct

import pyseccomp
import pytest

from grader.sandbox import seccomp
from grader.sandbox.syscalls import ANSWERS, ARCHITECTURES, CHECKED, IMPORTS, PATHS, STRICT, number

LISTED = sorted({*STRICT, *PATHS, *IMPORTS, *ANSWERS, *CHECKED})
KERNELS = {"x86_64": (pyseccomp.Arch.X86_64, 0xC000003E), "aarch64": (pyseccomp.Arch.AARCH64, 0xC00000B7)}
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
EPERM, EACCES, EAGAIN, ENOSYS = 1, 13, 11, 38
PID = 4321


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("name", LISTED)
def test_a_system_calls_number_is_that_of_libseccomp(name: str, architecture: str) -> None:
    """Every number in the table is the one that libseccomp knows for that call and architecture."""
    resolved = pyseccomp.resolve_syscall(KERNELS[architecture][0], name)
    ours = number(name, architecture)
    assert (ours is None and resolved < 0) or ours == resolved


def run_filter(code: list[tuple[int, int, int, int]], data: bytes) -> int:
    """What a classic BPF program answers about one struct seccomp_data: just enough of an interpreter."""
    accumulator, at = 0, 0
    while True:
        operation, if_true, if_false, operand = code[at]
        at += 1
        if operation == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif operation == 0x15:
            at += if_true if accumulator == operand else if_false
        elif operation == 0x35:
            at += if_true if accumulator >= operand else if_false
        elif operation == 0x06:
            return operand
        else:
            raise AssertionError(f"an instruction that the filter is not thought to use: {operation:#x}")


def decide(form: str, architecture: str, call: int, *args: int, audit: int | None = None) -> int:
    """What the filter of a box answers to one system call."""
    filled = [*args, *[0] * (6 - len(args))]
    audit = KERNELS[architecture][1] if audit is None else audit
    data = struct.pack("<iIQ6Q", ctypes.c_int(call).value, audit, 0, *[each % 2**64 for each in filled])
    return run_filter(seccomp.program(form, architecture, PID), data)


def answer_to(name: str, form: str, architecture: str, *args: int) -> int | None:
    """The same by name; None where the architecture has no such call."""
    call = number(name, architecture)
    return None if call is None else decide(form, architecture, call, *args)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_the_filter_answers_every_listed_call_as_listed(form: str, architecture: str) -> None:
    """Listed calls are allowed, paths are refused in a strict box, process calls fail in the way that libraries understand."""
    allowed = {*STRICT, *(IMPORTS if form == "imports" else ())}
    for name in LISTED:
        if name in CHECKED or number(name, architecture) is None:
            continue
        refusal = ERRNO | ANSWERS.get(name, EACCES if name in PATHS else EPERM)
        assert answer_to(name, form, architecture) == (ALLOW if name in allowed else refusal), name


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_the_filter_refuses_every_number_that_is_not_listed(form: str, architecture: str) -> None:
    """Of the first thousand numbers those that no list names answer EPERM, unknown and future calls among them."""
    listed = {number(name, architecture) for name in LISTED}
    others = [call for call in range(1000) if call not in listed]
    assert len(others) > 800
    assert {decide(form, architecture, call) for call in others} == {ERRNO | EPERM}


NO = ERRNO | EPERM
CHECKS = {
    "kill_itself": ("kill", (PID, 9), ALLOW),
    "kill_another": ("kill", (PID + 1, 9), NO),
    "kill_the_group": ("kill", (0, 9), NO),
    "kill_all": ("kill", (-1, 9), NO),
    "kill_all_32_bits": ("kill", (0xFFFFFFFF, 9), NO),
    "kill_with_high_bits": ("kill", (PID + 2**32, 9), NO),
    "tgkill_itself": ("tgkill", (PID, PID, 6), ALLOW),
    "tgkill_another": ("tgkill", (1, 1, 6), NO),
    "read_own_limits": ("prlimit64", (0, 7, 0, 1), ALLOW),
    "read_own_limits_by_pid": ("prlimit64", (PID, 7, 0, 1), ALLOW),
    "set_own_limits": ("prlimit64", (0, 7, 4096, 0), NO),
    "set_own_limits_high_pointer": ("prlimit64", (0, 7, 2**32, 0), NO),
    "read_others_limits": ("prlimit64", (1, 7, 0, 1), NO),
    "isatty": ("ioctl", (1, 0x5401, 0), ALLOW),
    "type_into_terminal": ("ioctl", (1, 0x5412, 0), NO),
    "isatty_with_high_bits": ("ioctl", (1, 0x5401 + 2**32, 0), NO),
    "get_close_on_exec": ("fcntl", (3, fcntl.F_GETFD, 0), ALLOW),
    "get_flags": ("fcntl", (3, fcntl.F_GETFL, 0), ALLOW),
    "set_flags": ("fcntl", (3, fcntl.F_SETFL, 0), NO),
    "set_owner": ("fcntl", (3, fcntl.F_SETOWN, 1), NO),
    "own_processors": ("sched_getaffinity", (0, 128, 1), ALLOW),
    "processors_of_another": ("sched_getaffinity", (PID + 1, 128, 1), NO),
    "time_of_day": ("clock_gettime", (0, 1), ALLOW),
    "own_processor_time": ("clock_gettime", (2, 1), ALLOW),
    "processor_time_of_another": ("clock_gettime", (~(PID + 1) << 3 | 2, 1), NO),
    "sleep_by_a_clock": ("clock_nanosleep", (1, 0, 1, 0), ALLOW),
    "sleep_by_anothers_clock": ("clock_nanosleep", (~(PID + 1) << 3 | 2, 0, 1, 0), NO),
    "duplicate": ("fcntl", (3, fcntl.F_DUPFD, 0), NO),
}


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
@pytest.mark.parametrize(("name", "args", "expected"), CHECKS.values(), ids=CHECKS)
def test_the_filter_looks_at_arguments(name: str, args: tuple[int, ...], expected: int, form: str, architecture: str) -> None:
    """Calls that are harmless with some arguments only are allowed with those only, all 64 bits of them compared."""
    assert answer_to(name, form, architecture, *args) == expected


DANGEROUS = ["clone", "clone3", "fork", "vfork"]
NEVER = [
    "execve",
    "socket",
    "ptrace",
    "io_uring_setup",
    "memfd_create",
    "keyctl",
    "shmget",
    "unshare",
    "mount",
    "prctl",
    "dup2",
    "unlinkat",
]


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
@pytest.mark.parametrize("name", DANGEROUS + NEVER)
def test_the_filter_never_allows(name: str, form: str, architecture: str) -> None:
    """No form allows processes, sockets, keys, mounts and their like; numbers here are libseccomp's own."""
    call = pyseccomp.resolve_syscall(KERNELS[architecture][0], name)
    if call >= 0:
        assert decide(form, architecture, call) in {ERRNO | EPERM, ERRNO | EAGAIN, ERRNO | ENOSYS}


FOREIGN = {"i386": 0x40000003, "x86_64": 0xC000003E, "arm": 0x40000028, "aarch64": 0xC00000B7, "none": 0}


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
@pytest.mark.parametrize("foreign", FOREIGN)
def test_the_filter_kills_on_another_architecture(foreign: str, form: str, architecture: str) -> None:
    """Numbers of another architecture mean other calls, so any call through its gate kills."""
    for call in (0, 1, 20, 63, 231):
        decided = decide(form, architecture, call, audit=FOREIGN[foreign])
        assert (decided == KILL) == (foreign != architecture)


@pytest.mark.parametrize("form", ["strict", "imports"])
@pytest.mark.parametrize("call", [0x40000000, 0x40000001, 0x40000027, 0x400001FF, 0x7FFFFFFF, -1], ids=hex)
def test_the_filter_kills_on_x32_numbers(call: int, form: str) -> None:
    """The x32 calls share x86_64's architecture mark and are killed by their numbers."""
    assert decide(form, "x86_64", call) == KILL


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_the_filter_is_a_program_that_the_kernel_takes(form: str, architecture: str) -> None:
    """Every jump goes forward to an instruction of the program, the last one returns, and the length is within the kernel's limit."""
    code = seccomp.program(form, architecture, PID)
    assert len(code) <= 4096
    assert code[-1][0] == 0x06
    for at, (_, if_true, if_false, operand) in enumerate(code):
        assert at + 1 + max(if_true, if_false) < len(code) or code[at][0] == 0x06
        assert 0 <= if_true < 256
        assert 0 <= if_false < 256
        assert 0 <= operand < 2**32
