"""Do not use the box at all.

Cause: .grad belongs to the tensor, not to the loss. Every backward() adds to it, whichever loss it comes from.
torch.autograd.grad returns the slope as a new tensor and does not touch .grad. So two questions get two answers, and no
clearing or copying is needed. (backward() is made for training: one total loss, and an optimiser that reads .grad.)
"""

import torch


def gradients(y):
    """Return (dz1/dy, dz2/dy)."""
    y = y.detach().clone().requires_grad_(True)
    losses = (y**3, (y - 3) ** 3)
    return tuple(torch.autograd.grad(loss, y)[0] for loss in losses)
