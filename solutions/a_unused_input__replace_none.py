"""Keep backward() and say what None means here.

Cause: backward() writes .grad only for leaves that took part in the result. x did not take part, so x.grad is None.
Here we know why it is None: the power does not depend on x. So we may replace it by zero, made with zeros_like, which
copies dtype, shape and device from x. (A bare torch.tensor(0.0) would be float32.)
"""

import torch


def gradients(x, y):
    """Return (dz/dx, dz/dy) for z = y * y."""
    leaves = [x.detach().clone().requires_grad_(True), y.detach().clone().requires_grad_(True)]
    z = leaves[1] * leaves[1]
    z.backward()
    return tuple(torch.zeros_like(leaf) if leaf.grad is None else leaf.grad for leaf in leaves)
