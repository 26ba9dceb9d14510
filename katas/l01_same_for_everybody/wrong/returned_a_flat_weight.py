# expect: WRONG_GRADIENT — the gradient of the weight came back flat
# Your numbers are right. But the weight has the shape (D, 1), and its gradient came back as (D,). The training step
# `weight -= 0.01 * slope` would broadcast these two into a (D, D) table: the same trap once more. A gradient has the
# shape of the tensor it belongs to. Flatten inside the formula, after the tensor that is asked about.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().flatten().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    loss = ((x @ weight + bias - y) ** 2).mean()
    return torch.autograd.grad(loss, (weight, bias))
