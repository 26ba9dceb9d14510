# expect: WRONG_GRADIENT — the movement of the second factor is lost
# Your answer is 3(x² + 4): the voltage moves, but the current counts as fixed. And x · x has lost one half of its
# slope. If you kept one term, then the other one is missing: each factor moves while the other stays. If you put a
# minus between the two: that belongs to the rule for fractions.

import torch


class Moving:
    def __init__(self, value, slope):
        self.value = value
        self.slope = slope

    def __add__(self, other):
        other = moving(other)
        return Moving(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        other = moving(other)
        return Moving(self.value * other.value, self.slope * other.value)

    __rmul__ = __mul__


def moving(number):
    return number if isinstance(number, Moving) else Moving(number, 0)


def power(dial):
    voltage = dial + 2 * dial
    current = dial * dial + 4
    return voltage * current


def gradient(x):
    dial = Moving(x, torch.ones_like(x))
    return power(dial).slope
