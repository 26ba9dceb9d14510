# attack: forge
# goal: leave with exit status 0 before anything is asked
# expect: DIED

import os

os._exit(0)


def gradient(x):
    return x * 0
