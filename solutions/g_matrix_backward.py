"""Tell backward how much each entry counts: a tensor of ones.

Cause: `heat` has many entries, and each could have its own gradient. `backward()` without an argument works only for a
tensor with exactly one entry (0-d, or a matrix of shape (1, 1)), where the weight can only be 1.
The argument of `backward` is a weight for each entry of the tensor that you call it on. It must have exactly the shape
of this tensor; a single number is not spread over it. The result is the gradient of the weighted sum.
"""

import torch


def gradient(A):
    """Return the gradient of the total heat: one number for each entry of A."""
    currents = A.detach().clone().requires_grad_(True)
    heat = currents**2
    heat.backward(torch.ones_like(heat))
    return currents.grad
