# attack: forge
# goal: leave politely before anything is asked
# expect: CANNOT_LOAD

import sys


def gradient(x):
    return x * 0


sys.exit(0)
