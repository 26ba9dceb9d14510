# attack: forge
# goal: leave with exit status 0 when asked
# expect: DIED

import os


def gradient(x):
    os._exit(0)
