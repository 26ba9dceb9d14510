# expect: WRONG_GRADIENT — the norm, not its square
# The penalty has a slope now. But you took the root of the sum of squares, which is the norm. It is often called "L2
# penalty", and it pulls at all weights with the same force, however small they are; the square pulls less and less.
# The square was asked for.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    loss = error + strength * weight.norm()
    return torch.autograd.grad(loss, (weight, bias))
