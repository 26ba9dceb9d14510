# attack: steal
# goal: read the memory of the fork server
# expect: WRONG_GRADIENT

import ctypes
import os
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"
PARENT = os.getppid()
LOCAL, REMOTE = ctypes.create_string_buffer(64), id(object())


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


mine, theirs = Vector(ctypes.addressof(LOCAL), 64), Vector(REMOTE, 64)
if LIBC.process_vm_readv(PARENT, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) > 0:
    print("GOT THROUGH process_vm_readv")
if LIBC.ptrace(16, PARENT, None, None) == 0:
    print("GOT THROUGH ptrace")
pidfd = LIBC.syscall(434, PARENT, 0)
if pidfd >= 0:
    print("GOT THROUGH pidfd_open")
    if LIBC.syscall(438, pidfd, 3, 0) >= 0:
        print("GOT THROUGH pidfd_getfd")
if LIBC.syscall(272 if ARM else 312, os.getpid(), PARENT, 2, 0, 0) >= 0:
    print("GOT THROUGH kcmp")


def gradient(x):
    return x * 0
