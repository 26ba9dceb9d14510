# attack: resource
# goal: keep memory in a segment of System V's shared memory
# expect: WRONG_GRADIENT DIED

import ctypes

SIZE = 128 << 20  # as much as one likes: the limit on address space does not count it
try:
    LIBC = ctypes.CDLL(None, use_errno=True)
    LIBC.shmat.restype = ctypes.c_void_p
    segment = LIBC.shmget(0, ctypes.c_size_t(SIZE), 0o1600)
    if segment < 0:
        raise OSError(ctypes.get_errno(), "shmget")
    address = LIBC.shmat(segment, None, 0)
    LIBC.shmctl(segment, 0, None)  # it goes with this process
    ctypes.memset(address, 1, 1 << 20)
    LIBC.shmdt(ctypes.c_void_p(address))
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
