# expect: SIDE_EFFECT — switched requires_grad on for the caller's tensor
# Your number is right, but you switched requires_grad on for a tensor that belongs to the caller, and it stays on.
# From then on everything the caller computes with it is recorded, and NumPy refuses it.
# Keep the detached copy that the program started with.

import torch


def gradient(x):
    x.requires_grad_(True)
    y = x**2 + 1
    (slope,) = torch.autograd.grad(y, x)
    return slope
