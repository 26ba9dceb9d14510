# attack: resource
# goal: return a list that has no end
# expect: WRONG_GRADIENT OUT_OF_MEMORY TIMED_OUT DIED RAISED

import itertools


class Endless(list):
    def __len__(self):
        return 1

    def __iter__(self):
        return itertools.repeat(0.0)


def gradient(x):
    return Endless()
