# expect: WRONG_GRADIENT — the mean of the squares, not their sum
# The penalty has a slope now. But you average the squares over the weights, so a model with a hundred weights is held a
# hundred times more loosely than you think. The sum was asked for.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    loss = error + strength * weight.pow(2).mean()
    return torch.autograd.grad(loss, (weight, bias))
