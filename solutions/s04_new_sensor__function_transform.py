"""Write the load as a function of a float64 angle.

Why it works: torch.func.grad makes the leaf itself, out of exactly the tensor that it is given, and returns the slope
for it. No flag, no .grad and no order of two calls that could be mixed up. The conversion is done before, outside of
what is differentiated, so the slope is a float64 one.
"""

import torch


def load(angle):
    return (angle**2 * torch.cos(angle)) ** 2


def gradient(x):
    return torch.func.grad(load)(x.double())
