"""No flag at all.

Cause: the flag on x was set after y had been computed, so nothing was recorded for y.
torch.func.grad takes the function itself. It watches the argument before it calls the function, so the order cannot be
wrong, and the caller's tensor needs no flag.

Rule: a function can be differentiated at any time. A number that has been computed already can not, unless its history
was recorded while it was computed.
How to notice it next time: "does not require grad and does not have a grad_fn" always speaks about the result, and
always means that its history is missing.
"""

import torch


def cost(x):
    """The cost of a measured x."""
    return x**2 + 1


def gradient(x):
    """Return dy/dx for y = x**2 + 1."""
    return torch.func.grad(cost)(x.detach())
