"""Complete the product rule.

Why it works: when the dial is turned a little, a product u · v gains u' · v because u moves, and u · v' because v
moves. The program had the first term, but in the second one the slope v' was missing, as if every second factor moved
exactly as fast as the dial. For x · x that is true, for 2 · x and for voltage times current it is not. With the whole
rule it does not matter whether a factor is a plain number: its slope is 0, and its term vanishes by itself.
"""

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
    dial = Moving(x, torch.ones_like(x))
    return power(dial).slope
