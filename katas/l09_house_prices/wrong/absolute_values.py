# expect: WRONG_GRADIENT — the sum of the absolute values
# The penalty has a slope now, but you add absolute values instead of squares. This one is called L1 penalty: it pulls
# every weight with the same force until it is zero. It is a good penalty, and not the one that was asked for.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    loss = error + strength * weight.abs().sum()
    return torch.autograd.grad(loss, (weight, bias))
