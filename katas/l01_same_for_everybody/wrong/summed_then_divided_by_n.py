# expect: WRONG_GRADIENT — divided the sum over the whole table by N
# You changed how the differences are averaged. But look at what is averaged: a column minus a flat list is a table of
# N × N differences, and your sum still runs over all of it. Dividing it by N makes it N times too large as well.
# The reduction was never the trouble. Ask how many differences there should be, and print how many there are.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    loss = ((x @ weight + bias - y) ** 2).sum() / len(y)
    return torch.autograd.grad(loss, (weight, bias))
