"""Flat-field calibration of a camera: each pixel gets a gain that makes its reading the level of the lamp."""

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
        error.note(residual.abs().mean())
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()


if __name__ == "__main__":
    wall = 0.5 + torch.rand(300, 1000, dtype=torch.float64)
    gains, error = calibrate(torch.ones(1000, dtype=torch.float64), [(raw, 1.0) for raw in wall])
    print("gains:", gains[:3].tolist())
    print("mean error:", error)
