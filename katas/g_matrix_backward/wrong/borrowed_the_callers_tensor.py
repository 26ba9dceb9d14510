# expect: SIDE_EFFECT — switched on requires_grad for the caller's tensor
# Your gradient is right. But requires_grad_(True) does not make a copy: it changes A itself, which belongs to the
# caller. From now on the caller's own program records everything that it computes from A.
# Make your own leaf from the values of A.

import torch


def gradient(A):
    A.requires_grad_(True)
    heat = A**2
    return torch.autograd.grad(heat.sum(), A)[0]
