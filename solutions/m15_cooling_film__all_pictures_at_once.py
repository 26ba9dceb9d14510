"""No film in a list: the loss adds each picture up while the rod passes by.

Cause: the pictures had to outlive the rod that was changed in place.
The penalty is a sum, so each picture can be added as soon as it is there, and nobody keeps it. As a function of the
readings it goes to torch.func.grad, which needs neither a leaf nor a `.grad`.
"""

import torch


def penalty(readings, steps):
    """The sum of the squares of all temperatures in the film."""
    rod = 1.5 * readings - 4.0
    total = rod.square().sum()
    for _ in range(steps):
        rod = rod.lerp(rod.mean(), 0.1)
        total = total + rod.square().sum()
    return total


def gradient(readings, steps):
    """Return the slope of the penalty with respect to the readings."""
    return torch.func.grad(penalty)(readings, steps)
