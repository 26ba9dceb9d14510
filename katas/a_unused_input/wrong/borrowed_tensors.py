# expect: SIDE_EFFECT — switched requires_grad on for the caller's tensors
# Your numbers are right, but you switched requires_grad on for tensors that belong to the caller, and it stays on.
# From then on everything the caller computes with them is recorded, and NumPy refuses them.
# Work on a detached copy: then you may set any flag you like.

import torch


def gradients(x, y):
    x.requires_grad_(True)
    y.requires_grad_(True)
    return torch.autograd.grad(y * y, (x, y), materialize_grads=True)
