"""Change nothing in place: every day has a tensor of its own.

Cause: the diary kept tensors whose memory was rewritten later. If nobody rewrites anything, nobody needs a copy.
`torch.autograd.grad` hands over a new tensor with the slope, and `x - lr * slope` is a new tensor, too. A leaf is made
for the recording only. It shares the memory of x, which does no harm, because nothing changes it.
"""

import torch


def height(x):
    """Return the height of the valley, which is steeper in each further direction."""
    steepness = torch.arange(1, len(x) + 1)
    return torch.sum(steepness * x**2)


def slope_at(x):
    """Return the slope of the height at a place."""
    leaf = x.detach().requires_grad_(True)
    return torch.autograd.grad(height(leaf), leaf)[0]


def walk(x0, lr, n):
    """Return the places and the slopes of n + 1 days of gradient descent."""
    places, slopes = [x0.detach()], [slope_at(x0)]
    for _ in range(n):
        places.append(places[-1] - lr * slopes[-1])
        slopes.append(slope_at(places[-1]))
    return torch.stack(places), torch.stack(slopes)
