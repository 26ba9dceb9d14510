"""No walk at all: all points are the entries of one leaf.

Cause: a leaf that gets a new value in a loop stops being a leaf.
The points do not depend on each other, so they fit into one tensor. Entry k of y depends on entry k of x only, so the
gradient of the sum of y is the vector of the single slopes. The leaf is the vector of points: if the leaf were the
starting point x0, the slopes of all points would be added up in one number.
"""

import torch


def gradients(x0, n):
    """Return the slopes at x0, x0 + 1, ..., x0 + n - 1 as a 1-D tensor."""
    points = (x0.detach() + torch.arange(n)).requires_grad_(True)
    y = points**2 + 1
    (slopes,) = torch.autograd.grad(y.sum(), points)
    return slopes
