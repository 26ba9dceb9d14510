# expect: WRONG_GRADIENT — made the product right for plain numbers only
# The voltage 3x has the right slope now, and so has x². But voltage times current, where both factors move with a speed
# of their own, is still wrong: you answer 3(x² + 4) + 3x. A rule that has to treat numbers and variables in two ways is
# usually not the rule yet.

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
        return Moving(self.value * other.value, self.slope * other.value + self.value * (other.slope != 0))

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
