"""Differentiate a function instead of a recorded result.

Cause: .grad is a box on a tensor, and backward() fills only the boxes it comes to. x is not part of z, so its box
stays empty, which is None.
torch.func.grad looks at it from the other side: it takes a function and returns the function of its slopes. An argument
that the function does not use simply has slope 0, and you get a zero tensor for it. There are no boxes that can stay
empty.
"""

import torch


def power(x, y):
    """The power of the machine: dial x has no influence."""
    return y * y


def gradients(x, y):
    """Return (dz/dx, dz/dy) for z = y * y."""
    return torch.func.grad(power, argnums=(0, 1))(x.detach(), y.detach())
