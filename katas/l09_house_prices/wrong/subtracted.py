# expect: WRONG_GRADIENT — the penalty has the wrong sign
# The penalty has a slope now, but it pushes the weights away from zero. A step goes *down* the loss, so what is to
# become small must be added to the loss.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    loss = error - strength * weight.pow(2).sum()
    return torch.autograd.grad(loss, (weight, bias))
