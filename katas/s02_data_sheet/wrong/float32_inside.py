# expect: WRONG_GRADIENT — worked in float32
# The rule is right now, but the numbers went through float32, and about seven digits are left of sixteen. Converting
# back at the end does not bring the others back. Stay in the dtype that comes in.

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
        return Moving(self.value * other.value, self.slope * other.value + self.value * other.slope)

    __rmul__ = __mul__


def moving(number):
    return number if isinstance(number, Moving) else Moving(number, 0)


def power(dial):
    voltage = dial + 2 * dial
    current = dial * dial + 4
    return voltage * current


def gradient(x):
    x = x.float()
    dial = Moving(x, torch.ones_like(x))
    return power(dial).slope.double()
