"""A seccomp filter in classic BPF: an allowlist of system calls, with checks on the arguments of a few.

Layouts: linux/seccomp.h, linux/filter.h, linux/audit.h; https://docs.kernel.org/userspace-api/seccomp_filter.html.
"""

import ctypes
import errno
import platform
import struct

from grader.sandbox.kernel import PR_SET_SECCOMP, prctl
from grader.sandbox.syscalls import ANSWERS, ARCHITECTURES, CHECKED, IMPORTS, PATHS, STRICT, number

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_BIT = 0x40000000
_MODE_FILTER = 2

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _KILL_PROCESS, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER_AT, _ARCH_AT, _ARGS_AT = 0, 4, 16  # offsets in struct seccomp_data

_TCGETS = 0x5401
_CLOCKS = tuple(range(12))  # linux/time.h: from CLOCK_REALTIME to CLOCK_TAI
_F_GETFD, _F_SETFD, _F_GETFL = 1, 2, 3

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, operand


def supported() -> bool:
    """Whether this kernel and architecture can run our filter: asked with no filter, a kernel that has filters answers EFAULT."""
    try:
        prctl(PR_SET_SECCOMP, _MODE_FILTER, 0)
    except OSError as error:
        return error.errno == errno.EFAULT and platform.machine() in ARCHITECTURES
    return False


def program(form: str, architecture: str, pid: int) -> list[Instruction]:
    """The filter of a box of `form` ("strict" or "imports") whose process id is `pid`."""
    allowed = STRICT + (IMPORTS if form == "imports" else [])
    answers = dict.fromkeys(set(PATHS) - set(allowed), errno.EACCES) | ANSWERS
    code = _entry(architecture)
    for name in allowed:
        code += _return_if(number(name, architecture), _ALLOW)
    for name in CHECKED:
        code += _check(number(name, architecture), _conditions(name, pid))
    for name, code_number in sorted(answers.items()):
        code += _return_if(number(name, architecture), _ERRNO | code_number)
    return [*code, (_RETURN, 0, 0, _ERRNO | errno.EPERM)]


def _entry(architecture: str) -> list[Instruction]:
    code = [
        (_LOAD, 0, 0, _ARCH_AT),
        (_JUMP_EQUAL, 1, 0, _AUDIT_ARCH[architecture]),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if architecture == "x86_64":  # the x32 calls have the same architecture and other numbers
        code += [(_JUMP_AT_LEAST, 0, 1, _X32_BIT), (_RETURN, 0, 0, _KILL_PROCESS)]
    return code


def _return_if(call: int | None, verdict: int) -> list[Instruction]:
    return [] if call is None else [(_JUMP_EQUAL, 0, 1, call), (_RETURN, 0, 0, verdict)]


def _conditions(name: str, pid: int) -> list[tuple[int, tuple[int, ...]]]:
    """(argument index, allowed values) pairs that must all hold."""
    conditions: dict[str, list[tuple[int, tuple[int, ...]]]] = {
        "ioctl": [(1, (_TCGETS,))],  # isatty
        "fcntl": [(1, (_F_GETFD, _F_SETFD, _F_GETFL))],
        "prlimit64": [(0, (0, pid)), (2, (0,))],  # read one's own, set nothing
        "kill": [(0, (pid,))],
        "tgkill": [(0, (pid,))],  # abort()
        "sched_getaffinity": [(0, (0, pid))],
        # The processor time of any process is a clock, too.
        "clock_gettime": [(0, _CLOCKS)],
        "clock_getres": [(0, _CLOCKS)],
        "clock_nanosleep": [(0, _CLOCKS)],
    }
    return conditions[name]


def _check(call: int | None, conditions: list[tuple[int, tuple[int, ...]]]) -> list[Instruction]:
    if call is None:
        return []
    body: list[Instruction] = []
    for index, values in conditions:
        body += _argument_among(index, values)
    body.append((_RETURN, 0, 0, _ALLOW))
    return [(_JUMP_EQUAL, 0, len(body), call), *body]


def _argument_among(index: int, values: tuple[int, ...]) -> list[Instruction]:
    """Go on if the 64-bit argument is one of `values` (all below 2**32), else return EPERM."""
    low, high = _ARGS_AT + 8 * index, _ARGS_AT + 8 * index + 4
    code = [(_LOAD, 0, 0, high), (_JUMP_EQUAL, 1, 0, 0), (_RETURN, 0, 0, _ERRNO | errno.EPERM), (_LOAD, 0, 0, low)]
    code += [(_JUMP_EQUAL, len(values) - position, 0, value) for position, value in enumerate(values)]
    return [*code, (_RETURN, 0, 0, _ERRNO | errno.EPERM)]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def install(form: str, pid: int) -> None:
    """Filter the calling process, for ever. Needs NO_NEW_PRIVS and one thread. Raises OSError."""
    code = program(form, platform.machine(), pid)
    raw = b"".join(struct.pack("=HBBI", *instruction) for instruction in code)
    bpf = _Program(len(code), raw)
    prctl(PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(bpf))
