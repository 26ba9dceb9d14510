"""Which system calls a box may make, by name, and their numbers on x86_64 and aarch64.

A warm box needs little more than read and write. What is not listed answers EPERM. The numbers are held against libseccomp's by a test.
"""

import errno

STRICT = """
read write close readv writev lseek fstat poll ppoll select pselect6
mmap munmap mremap mprotect madvise brk futex membarrier rseq set_robust_list set_tid_address
rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall exit exit_group
getpid gettid getppid getuid geteuid getgid getegid getrandom
sched_yield getcpu nanosleep gettimeofday time times getrusage getrlimit
uname sysinfo getcwd
""".split()

# Calls that name a path. A strict box answers EACCES to them; an imports box lets Landlock decide.
PATHS = """
open openat openat2 stat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat chdir statfs getdents64
""".split()

# What importing a library needs beside the strict calls.
IMPORTS = [name for name in PATHS if name not in ("openat2", "chdir")] + ["pread64", "fadvise64", "fstatfs"]

# Calls that library code probes and falls back from, with the answer that it understands as "not here".
ANSWERS = {"clone": errno.EAGAIN, "fork": errno.EAGAIN, "vfork": errno.EAGAIN, "clone3": errno.ENOSYS}

# Allowed only for some arguments: see seccomp.py.
CHECKED = (
    *("ioctl", "fcntl", "prlimit64", "kill", "tgkill", "sched_getaffinity"),
    *("clock_gettime", "clock_getres", "clock_nanosleep"),
)

# name: (x86_64, aarch64); None where the architecture has no such call. From arch/x86/entry/syscalls/syscall_64.tbl and
# include/uapi/asm-generic/unistd.h of the Linux source.
_NUMBERS: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63),
    "write": (1, 64),
    "open": (2, None),
    "close": (3, 57),
    "stat": (4, None),
    "fstat": (5, 80),
    "lstat": (6, None),
    "poll": (7, None),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "ioctl": (16, 29),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "access": (21, None),
    "select": (23, None),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "nanosleep": (35, 101),
    "getpid": (39, 172),
    "clone": (56, 220),
    "fork": (57, None),
    "vfork": (58, None),
    "exit": (60, 93),
    "kill": (62, 129),
    "uname": (63, 160),
    "fcntl": (72, 25),
    "getcwd": (79, 17),
    "chdir": (80, 49),
    "readlink": (89, None),
    "gettimeofday": (96, 169),
    "getrlimit": (97, 163),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "times": (100, 153),
    "getuid": (102, 174),
    "getgid": (104, 176),
    "geteuid": (107, 175),
    "getegid": (108, 177),
    "getppid": (110, 173),
    "sigaltstack": (131, 132),
    "statfs": (137, 43),
    "fstatfs": (138, 44),
    "gettid": (186, 178),
    "time": (201, None),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "getdents64": (217, 61),
    "set_tid_address": (218, 96),
    "restart_syscall": (219, 128),
    "fadvise64": (221, 223),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "tgkill": (234, 131),
    "openat": (257, 56),
    "newfstatat": (262, 79),
    "readlinkat": (267, 78),
    "faccessat": (269, 48),
    "pselect6": (270, 72),
    "ppoll": (271, 73),
    "set_robust_list": (273, 99),
    "prlimit64": (302, 261),
    "getcpu": (309, 168),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "statx": (332, 291),
    "rseq": (334, 293),
    "clone3": (435, 435),
    "openat2": (437, 437),
    "faccessat2": (439, 439),
}

ARCHITECTURES = ("x86_64", "aarch64")


def number(name: str, architecture: str) -> int | None:
    """The number of a system call, None where the architecture lacks it. Raises KeyError for a call that is not in the table."""
    return _NUMBERS[name][ARCHITECTURES.index(architecture)]
