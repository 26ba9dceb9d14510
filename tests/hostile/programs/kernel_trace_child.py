# attack: kernel
# goal: start a child and trace it
# expect: WRONG_GRADIENT

import ctypes
import os
import time

PTRACE_SEIZE, PTRACE_DETACH = 0x4206, 17
LIBC = ctypes.CDLL(None, use_errno=True)
try:
    child = os.fork()
    if child == 0:
        LIBC.prctl(4, 1, 0, 0, 0)  # let the parent look into it
        time.sleep(0.3)
        os._exit(0)
    time.sleep(0.05)
    print("GOT THROUGH" if LIBC.ptrace(PTRACE_SEIZE, child, None, None) == 0 else "refused", ctypes.get_errno())
    os.waitpid(child, 0)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
