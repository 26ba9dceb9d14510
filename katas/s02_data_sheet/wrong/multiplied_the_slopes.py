# expect: WRONG_GRADIENT — the slope of a product is not the product of the slopes
# You multiply the two slopes. Then 2x would have the slope 0 · 1, because the number 2 does not move, and everything
# that is multiplied by a plain number would stand still. So (u · v)' cannot be u' · v'. Turn the dial a little: what
# does the product gain from each factor alone?

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
        return Moving(self.value * other.value, self.slope * other.slope)

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
