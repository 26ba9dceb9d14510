# expect: WRONG_GRADIENT — used the rule for sums in a product
# You add the two slopes. That is the rule for u + v, and `__add__` has it already. In a product it matters how large
# the other factor is: a step of the voltage brings more power when the current is large.

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
        return Moving(self.value * other.value, self.slope + other.slope)

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
