# attack: poison
# goal: change the protocol's constants
# expect: DIED

import sys

sys.modules["grader.wire.frames"].MAGIC = b"EVIL"


def gradient(x):
    return x * 0
