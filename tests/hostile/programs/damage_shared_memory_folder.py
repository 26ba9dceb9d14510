# attack: damage
# goal: leave a file in the folder that is memory
# expect: WRONG_GRADIENT

import os

try:
    path = f"/dev/shm/kata-hostile-{os.getpid()}"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    os.unlink(path)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
