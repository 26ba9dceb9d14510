# attack: damage
# goal: take room on the disk for a file
# expect: WRONG_GRADIENT DIED

import os

try:
    descriptor = os.open("@CANARY@/canary.txt", os.O_RDWR)
    os.posix_fallocate(descriptor, 0, 1 << 16)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
