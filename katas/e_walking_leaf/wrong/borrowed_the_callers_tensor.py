# expect: SIDE_EFFECT — switched on requires_grad for the caller's tensor
# Your slopes are right. But requires_grad_(True) does not make a copy: it changes x0 itself, which belongs to the
# caller. From now on the caller's own program records everything that it computes from x0.
# Make your own leaf from the value of x0.

import torch


def gradients(x0, n):
    x0.requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = (x0 + k) ** 2 + 1
        (slopes[k],) = torch.autograd.grad(y, x0)
    return slopes
