# attack: resource
# goal: keep memory in a file in the folder that is memory
# expect: WRONG_GRADIENT DIED

import os

SIZE = 128 << 20  # as much as one likes: the limit on address space does not count it
try:
    path = f"/dev/shm/kata-hostile-{os.getpid()}"
    held = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR)
    os.unlink(path)
    os.posix_fallocate(held, 0, SIZE)
    os.close(held)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
