"""A swing: how fast does the load on its ropes grow with the angle?"""

import torch


class Swing:
    """A swing at one measured angle."""

    def __init__(self, reading):
        self.angle = reading.detach().requires_grad_(True).double()

    def load(self):
        """Return the load on the ropes."""
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    """Return how fast the load grows with the angle x."""
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad


if __name__ == "__main__":
    for dtype in (torch.float64, torch.float32):
        print(dtype, "slope", gradient(torch.tensor(2.0, dtype=dtype)))
