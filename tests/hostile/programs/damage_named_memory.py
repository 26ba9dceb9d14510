# attack: damage
# goal: make shared memory that has a name
# expect: WRONG_GRADIENT

import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)
NAME = f"/kata-hostile-{os.getpid()}".encode()
if LIBC.shm_open(NAME, os.O_CREAT | os.O_RDWR, 0o600) >= 0:
    print("GOT THROUGH")
    LIBC.shm_unlink(NAME)
else:
    print("refused", ctypes.get_errno())


def gradient(x):
    return x * 0
