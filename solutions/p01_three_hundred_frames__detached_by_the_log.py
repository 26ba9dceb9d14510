"""Let the log cut the graph off, whoever calls it.

Cause: the numbers that were noted still had their graphs, and `abs` saved a residual of the size of a frame in each.
`detach()` gives the same number without a way back, so the sum is the sum of plain numbers. It stays on the device,
and the program does not have to wait for the GPU at every frame. Done in `Mean`, it holds for everything that is ever
noted.
"""

import torch

RATE = 0.2


class Mean:
    """The mean of all numbers that were noted."""

    def __init__(self):
        self.sum = 0.0
        self.count = 0

    def note(self, number):
        """Take one more number into the mean."""
        self.sum = self.sum + number.detach()
        self.count += 1

    def value(self):
        """Return the mean so far."""
        return self.sum / self.count


def calibrate(gains, frames):
    """Take one step of descent per frame; return the gains and the mean error over all frames and pixels."""
    gains = gains.detach().clone().requires_grad_(True)
    error = Mean()
    for raw, level in frames:
        residual = gains * raw - level
        loss = (residual**2).sum() / 2
        loss.backward()
        error.note(residual.abs().mean())
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()
