# attack: poison
# goal: close every descriptor when asked
# expect: DIED

import os


def gradient(x):
    os.closerange(0, 64)
    return x * 0
