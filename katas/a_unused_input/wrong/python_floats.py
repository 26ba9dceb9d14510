# expect: WRONG_GRADIENT — took the numbers out of the tensors
# Your numbers are right, but both are plain Python floats. item() throws dtype and shape away.
# The task asks for tensors: a slope looks like its input, here a 0-d float64 tensor for x and one for y.

import torch


def gradients(x, y):
    x = x.detach().clone().requires_grad_(True)
    y = y.detach().clone().requires_grad_(True)
    slopes = torch.autograd.grad(y * y, (x, y), materialize_grads=True)
    return tuple(slope.item() for slope in slopes)
