"""Landlock: no file, no TCP, no abstract socket, no signal outward, except what a rule allows.

Numbers and layouts: linux/landlock.h; https://docs.kernel.org/userspace-api/landlock.html. The system calls have the same numbers on
every architecture.
"""

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

from grader.sandbox.kernel import syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_CREATE_RULESET_VERSION = 1
_RULE_PATH_BENEATH = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_FS_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many file rights each ABI knows
_NET_RIGHTS = 0b11  # bind and connect TCP, ABI 4
_SCOPES = 0b11  # abstract UNIX sockets and signals, ABI 6


def abi() -> int:
    """The kernel's Landlock ABI, 0 where there is none. Asked by system call: /sys/kernel/security may not be mounted."""
    try:
        return syscall(_CREATE_RULESET, 0, 0, _CREATE_RULESET_VERSION)
    except OSError:
        return 0


def supported() -> bool:
    """Whether this kernel has Landlock."""
    return abi() > 0


def ruleset(readable: Iterable[Path] = ()) -> int:
    """A descriptor of a ruleset under which only `readable` paths can be read. Raises OSError where Landlock is missing."""
    version = abi()
    rights = [(1 << _FS_RIGHTS.get(version, 16)) - 1]
    if version >= 4:
        rights.append(_NET_RIGHTS)
    if version >= 6:
        rights.append(_SCOPES)
    descriptor = _create(rights)
    for path in readable:
        _allow_reading(descriptor, path)
    return descriptor


def _create(rights: list[int]) -> int:
    try:
        attributes = struct.pack(f"={len(rights)}Q", *rights)
        return syscall(_CREATE_RULESET, ctypes.c_char_p(attributes), len(attributes), 0)
    except OSError:
        # RHEL 9 reports ABI 6 without the signal scope: take what remains rather than trust the number.
        if len(rights) < 3:
            raise
        return _create(rights[:2])


def _allow_reading(descriptor: int, path: Path) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _EXECUTE | (_READ_DIR if path.is_dir() else 0)
        rule = struct.pack("=Qi", rights, parent)
        syscall(_ADD_RULE, descriptor, _RULE_PATH_BENEATH, ctypes.c_char_p(rule), 0)
    finally:
        os.close(parent)


def restrict_self(descriptor: int) -> None:
    """Confine the calling thread and all it starts, for ever. Needs NO_NEW_PRIVS. Raises OSError."""
    syscall(_RESTRICT_SELF, descriptor, 0)
