"""Namespaces with a private root: the fork server sees its libraries, itself, and nothing else of the machine.

Taken where the kernel gives them (see `layers.py`), once, before torch is imported: one more mechanism that holds if another one fails.
https://man7.org/linux/man-pages/man7/namespaces.7.html, pivot_root(2), mount_setattr(2).
"""

import ctypes
import os
import stat
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from grader.sandbox.kernel import mount, pivot_root, syscall, unmount, unshare

# linux/sched.h, linux/mount.h, linux/fcntl.h
_NEW_USER = 0x1000_0000
_NEW_ALL = 0x0002_0000 | 0x0400_0000 | 0x0800_0000 | 0x2000_0000 | 0x4000_0000  # mount, UTS, IPC, process id and network
_NOSUID, _NODEV, _NOEXEC, _BIND, _REC, _PRIVATE = 2, 4, 8, 1 << 12, 1 << 14, 1 << 18
_DETACH = 2
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE = 442, -100, 0x8000
_READ_ONLY = 1  # MOUNT_ATTR_RDONLY

_NEW = "/tmp"  # any folder that every machine has
_SCRATCH = "/var/tmp"
_SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc/alternatives", "/nix/store", "/gnu/store")
_SINGLE = (
    *("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"),
    *("/etc/ld.so.cache", "/etc/localtime", "/sys/devices/system/cpu"),
)
_BOX_SIDE = ("__init__.py", "runner", "sandbox", "wire")  # of this package, what runs in a box


def enter() -> bool:
    """Put the calling process into new namespaces; its next child is the first process of them. False if the kernel refuses."""
    user, group, root = os.geteuid(), os.getegid(), os.geteuid() == 0
    try:
        unshare(_NEW_ALL | (0 if root else _NEW_USER))
        if not root:
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    except OSError:
        return False
    return True


def make_private_root(package: Path, folders: Iterable[str]) -> bool:
    """Replace the root by a read-only one with the libraries in `folders` and the box's part of `package`. False if refused."""
    try:
        wanted = [path for path in _wanted(folders) if path.exists()]
        mount("none", "/", None, _REC | _PRIVATE)
        held = {path: _hold(path) for path in [*wanted, package]}
        mount("tmpfs", _NEW, "tmpfs", _NOSUID | _NODEV, "size=1m,mode=755")
    except OSError:
        return False
    try:
        _fill(held, wanted, package)
        _make_read_only()
        os.chdir(_NEW)
        pivot_root(".", ".")
    except OSError:
        os.chdir("/")
        unmount(_NEW, _DETACH)
        return False
    finally:
        for descriptor in held.values():
            os.close(descriptor)
    unmount(".", _DETACH)  # the old root, which lies over the new one since both were named "."
    os.chdir("/")
    return True


def _wanted(folders: Iterable[str]) -> list[Path]:
    """What is taken over: outer folders first, nothing twice."""
    libraries = [Path(prefix) / name for prefix in (sys.base_prefix, sys.prefix) for name in ("lib", "lib64")]
    libraries += [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")]
    paths = [*map(Path, _SYSTEM), *map(Path, _SINGLE), *libraries, *map(Path, folders)]
    paths += [path.resolve() for path in paths if path.is_symlink()]
    kept: list[Path] = []
    for path in sorted(paths, key=lambda each: len(each.parts)):
        if not any(path.is_relative_to(outer) for outer in kept if not outer.is_symlink()):
            kept.append(path)
    return kept


def _hold(path: Path) -> int:
    """A descriptor by which a path can be mounted after something else has been mounted over it."""
    return os.open(path, os.O_PATH | os.O_CLOEXEC | (os.O_NOFOLLOW if path.is_symlink() else 0))


def _fill(held: dict[Path, int], wanted: list[Path], package: Path) -> None:
    for path in wanted:
        _take_over(held[path], path)
    ours = f"{_NEW}{package}"
    os.makedirs(ours, exist_ok=True)
    mount("tmpfs", ours, "tmpfs", _NOSUID | _NODEV, "size=64k,mode=755")  # over the rest of the package, if that is there
    for name in _BOX_SIDE:
        part = os.open(name, os.O_PATH | os.O_CLOEXEC, dir_fd=held[package])
        try:
            _bind(part, f"{ours}/{name}")
        finally:
            os.close(part)
    os.mkdir(f"{_NEW}/proc")
    mount("proc", f"{_NEW}/proc", "proc", _NOSUID | _NODEV | _NOEXEC)  # refused where parts of the old one are covered, as in containers


def _take_over(descriptor: int, path: Path) -> None:
    os.makedirs(f"{_NEW}{path.parent}", exist_ok=True)
    if path.is_symlink():
        os.symlink(os.readlink("", dir_fd=descriptor), f"{_NEW}{path}")
    else:
        _bind(descriptor, f"{_NEW}{path}")


def _bind(descriptor: int, target: str) -> None:
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        os.makedirs(target, exist_ok=True)
    elif not os.path.lexists(target):
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT))
    mount(f"/proc/self/fd/{descriptor}", target, None, _BIND | _REC)


def _make_read_only() -> None:
    """Everything but a scratch folder, which libraries want to see; if there are libraries in that one, there is none."""
    scratch = Path(f"{_NEW}{_SCRATCH}")
    empty = not scratch.exists()
    scratch.mkdir(parents=True, exist_ok=True)
    attributes = ctypes.c_char_p(struct.pack("=4Q", _READ_ONLY, 0, 0, 0))
    syscall(_MOUNT_SETATTR, _AT_FDCWD, ctypes.c_char_p(_NEW.encode()), _AT_RECURSIVE, attributes, 32)
    if empty:
        mount("tmpfs", str(scratch), "tmpfs", _NOSUID | _NODEV | _NOEXEC, "size=64k,mode=1777")
