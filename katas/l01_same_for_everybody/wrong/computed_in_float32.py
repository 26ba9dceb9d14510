# expect: WRONG_GRADIENT — computed with seven digits
# The shapes agree now, but your gradients have only about seven right digits, as numbers in float32 have. The data
# comes in float64, and so should the answer. double() at the end cannot bring back digits that were dropped before.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().float().requires_grad_(True)
    bias = bias.detach().float().requires_grad_(True)
    loss = ((x.float() @ weight + bias - y.float().unsqueeze(1)) ** 2).mean()
    return tuple(slope.double() for slope in torch.autograd.grad(loss, (weight, bias)))
