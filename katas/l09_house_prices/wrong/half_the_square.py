# expect: WRONG_GRADIENT — strength times weight, without the factor 2
# You add strength · weight to the slope. That is what the option `weight_decay` of torch.optim.SGD does, and it belongs
# to the penalty strength / 2 · (sum of squares). Here there is no half, so yours is only half as strong.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    d_weight, d_bias = torch.autograd.grad(error, (weight, bias))
    return d_weight + strength * weight.detach(), d_bias
