"""Change nothing in place, then nothing has to be copied.

Cause: a copy was needed only because each step wrote over the temperatures of the step before.
`rod - …` makes a new tensor and leaves the old one alone. The film keeps the old ones, each with its history, and the
copies are gone. torch keeps them anyway, as far as it needs them for the way back.
"""

import torch


def cooled(rod):
    """The rod one step later."""
    return rod - 0.1 * (rod - rod.mean())


def gradient(readings, steps):
    """Return the slope of the sum of all squared temperatures in the film with respect to the readings."""
    readings = readings.detach().requires_grad_(True)
    film = [1.5 * readings - 4.0]
    for _ in range(steps):
        film.append(cooled(film[-1]))
    (slope,) = torch.autograd.grad(torch.stack(film).square().sum(), readings)
    return slope
