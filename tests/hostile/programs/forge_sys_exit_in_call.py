# attack: forge
# goal: leave politely when asked
# expect: RAISED

import sys


def gradient(x):
    sys.exit(0)
