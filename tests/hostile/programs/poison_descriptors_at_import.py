# attack: poison
# goal: close every descriptor while loading
# expect: DIED

import os

os.closerange(0, 64)


def gradient(x):
    return x * 0
