"""Compute what is only reported without recording it.

Cause: the mean error was computed while torch recorded, although nobody wants its slope. So `abs` saved the residual,
and the running sum kept it alive. Under `no_grad()` nothing is recorded, whatever the residual itself is: the noted
number has no graph and holds nothing. The slope of the loss has been taken by then, and the gains have not moved yet.
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
        self.sum = self.sum + number
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
        with torch.no_grad():
            error.note(residual.abs().mean())
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()
