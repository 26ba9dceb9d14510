# attack: resource
# goal: overflow the stack of the interpreter
# expect: DIED RAISED

import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def gradient(x):
    return repr(Deep().a)
