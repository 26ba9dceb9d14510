# expect: WRONG_GRADIENT — the bias is penalised, too
# The penalty works. But it holds the bias down as well, and then a model of expensive houses predicts all of them too
# cheap. The bias only shifts the prediction and learns nothing by heart, so one usually leaves it free, as here.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    loss = error + strength * (weight.pow(2).sum() + bias.pow(2))
    return torch.autograd.grad(loss, (weight, bias))
