# expect: WRONG_GRADIENT — the penalty does not arrive in full
# Your penalty is divided by the number of houses. If it stands inside the mean, next to each squared error, it is only
# right when it is added to each of them; if you divided it, then it loses its force as more houses come in.
# In the loss that was asked for it stands beside the mean, undivided.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    errors = (x @ weight + bias - y).pow(2)
    loss = (errors.sum() + strength * weight.pow(2).sum()) / len(y)
    return torch.autograd.grad(loss, (weight, bias))
