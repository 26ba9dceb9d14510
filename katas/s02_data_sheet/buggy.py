"""A heating wire: how fast does its power change with the setting of the dial?"""

import torch


class Moving:
    """A number together with its slope: how fast it changes when the dial is turned."""

    def __init__(self, value, slope):
        self.value = value
        self.slope = slope

    def __add__(self, other):
        other = moving(other)
        return Moving(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        other = moving(other)
        return Moving(self.value * other.value, self.slope * other.value + self.value)

    __rmul__ = __mul__


def moving(number):
    """Return a plain number as one that does not move; what moves already stays as it is."""
    return number if isinstance(number, Moving) else Moving(number, 0)


def power(dial):
    """Return the power of the wire: voltage times current."""
    voltage = dial + 2 * dial
    current = dial * dial + 4
    return voltage * current


def gradient(x):
    """Return how fast the power changes with the dial at the setting x."""
    dial = Moving(x, torch.ones_like(x))
    return power(dial).slope


if __name__ == "__main__":
    for setting in (0.0, 3.0):
        x = torch.tensor(setting, dtype=torch.float64)
        measured = (power(x + 1e-6) - power(x - 1e-6)) / 2e-6
        print(f"x = {setting}: computed {gradient(x).item():.4f}, measured {measured.item():.4f}")
