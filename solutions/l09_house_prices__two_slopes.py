"""Ask for the slope of each term by itself, and add.

The slope of a sum is the sum of the slopes. Asking separately shows at once which term is dead: had the penalty still
been made of `.data`, `torch.autograd.grad` would raise for it, because it does not require grad. The bias does not
occur in the penalty, so only the weight is asked about there.
"""

import torch


def gradients(weight, bias, x, y, strength):
    """Return the slopes of the loss with respect to weight and bias."""
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    penalty = strength * weight.pow(2).sum()
    error_by_weight, error_by_bias = torch.autograd.grad(error, (weight, bias))
    (penalty_by_weight,) = torch.autograd.grad(penalty, weight)
    return error_by_weight + penalty_by_weight, error_by_bias
