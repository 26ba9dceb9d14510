# expect: WRONG_GRADIENT — returned zero where the gradient was None
# None is gone, but zero is a claim: it says that the load does not change with the angle. None did not mean that. It
# meant that nothing was stored in this tensor, because it is not a leaf.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = reading.detach().requires_grad_(True).double()

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    slope = swing.angle.grad
    return torch.zeros_like(swing.angle) if slope is None else slope
