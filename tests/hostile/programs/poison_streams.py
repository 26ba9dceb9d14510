# attack: poison
# goal: take the streams away
# expect: WRONG_GRADIENT

import sys

sys.stdin = sys.stdout = sys.stderr = None
sys.excepthook = sys.unraisablehook = sys.displayhook = None


def gradient(x):
    return x * 0
