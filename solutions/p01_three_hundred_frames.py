"""Note a bare number.

Cause: `residual.abs().mean()` has a way back to the gains. On this way `abs` saved the residual, as large as a frame,
and no backward pass ever goes through it: `loss.backward()` frees what was saved for the loss, and nothing else. The
running sum holds on to each noted number, each number to its graph, and each graph to the residual of its frame.
`item()` takes the value out as a Python float. When the names `residual` and `loss` mean the next frame, nothing of
this one is left.
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
        error.note(residual.abs().mean().item())
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()
