# expect: WRONG_GRADIENT — set the flag on what double() gave back
# First convert, then set the flag: that is the right order. But a float64 tensor needs no conversion, and then double()
# gives back the very same tensor, the caller's: the flag is set on a tensor that is not yours, and an old .grad is
# added to your slope. And where the caller's tensor has the flag already, the conversion is recorded, and makes no
# leaf.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = reading.double().requires_grad_(True)

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad
