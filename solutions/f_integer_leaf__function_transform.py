"""Differentiate the function, not the tensor: torch.func.grad has no leaves.

Cause: only float tensors can require a gradient. The same is true for the inputs of `torch.func.grad`.
`torch.func.grad(f)` is a new function that returns the slope of f. It never touches `requires_grad` or `.grad`, so only
the dtype is left to think about: convert the input to float64, then call.
"""

import torch


def volume(edge):
    """Return the volume of a cube."""
    return edge**3


def gradient(a):
    """Return db/da for b = a**3 as a 0-d float64 tensor."""
    return torch.func.grad(volume)(a.detach().to(torch.float64))


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
