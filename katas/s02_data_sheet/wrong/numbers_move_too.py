# expect: WRONG_GRADIENT — gave plain numbers the slope 1
# Your product rule is complete. But now plain numbers move, too: 2 and 4 got the slope 1, as if they were turned along
# with the dial. Only the dial has the slope 1. What does not depend on it has the slope 0.

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
    return number if isinstance(number, Moving) else Moving(number, 1)


def power(dial):
    voltage = dial + 2 * dial
    current = dial * dial + 4
    return voltage * current


def gradient(x):
    dial = Moving(x, torch.ones_like(x))
    return power(dial).slope
