"""No flag at all.

Cause: the flag on x was set after y had been computed, so nothing was recorded for y.
torch.func.grad takes the function itself. It watches the argument before it calls the function, so the order cannot be
wrong, and the caller's tensor needs no flag. A function can be differentiated at any time; a number that has been
computed already can not, unless its history was recorded.
"""

import torch


def cost(x):
    """The cost of a measured x."""
    return x**2 + 1


def gradient(x):
    """Return dy/dx for y = x**2 + 1."""
    return torch.func.grad(cost)(x.detach())
