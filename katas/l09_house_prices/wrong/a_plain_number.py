# expect: WRONG_GRADIENT — the penalty still has no way back to the weights
# Your slopes are those of the error alone: the penalty is a constant for the backward pass. That is so with `.data`,
# and just the same with `.detach()`, `.item()`, `float(…)` or below `no_grad`. Setting requires_grad on the finished
# penalty does not help either: it begins a new history and does not find the old one. The value was never wrong. Look
# for the step that drops where it came from.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    loss = error + strength * weight.pow(2).sum().item()
    return torch.autograd.grad(loss, (weight, bias))
