# expect: WRONG_GRADIENT — took the sum where the mean was asked for
# Each forecast meets its own target now: that was the bug. But your gradient is N times too long, because you add the
# squares up and do not divide by their number. With the sum, a learning rate that works for ten orders explodes for a
# thousand. The task asks for the mean.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    loss = ((x @ weight + bias - y.unsqueeze(1)) ** 2).sum()
    return torch.autograd.grad(loss, (weight, bias))
