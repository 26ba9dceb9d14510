# attack: resource
# goal: take more memory than allowed, shared out among children
# expect: WRONG_GRADIENT OUT_OF_MEMORY

import os

SHARE, CHILDREN = 480 << 20, 3  # the bound is 1 GiB beyond torch
children = []
try:
    for _ in range(CHILDREN):
        if (child := os.fork()) == 0:
            held = bytes(SHARE)
            os._exit(0)
        children.append(child)
    if [os.waitpid(child, 0)[1] for child in children] == [0] * CHILDREN:
        print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
