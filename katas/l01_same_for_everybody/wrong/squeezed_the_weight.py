# expect: RAISED — squeezed the weight, and with one input number nothing was left
# torch cannot multiply here, because one factor has no axis left. If you made the weight flat with squeeze(): for a
# weight of shape (3, 1) this gives three numbers, and for (1, 1) it takes away both axes. A bare squeeze() removes
# every axis of length 1, also one that only happens to have this length. Name the axis that you mean.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    loss = ((x @ weight.squeeze() + bias - y) ** 2).mean()
    return torch.autograd.grad(loss, (weight, bias))
