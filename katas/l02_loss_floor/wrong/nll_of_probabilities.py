# expect: WRONG_GRADIENT — took the probabilities where their logarithms belong
# Only one softmax is left: good. But nll_loss takes no logarithm. It picks the number of the right class and puts a
# minus in front, and the logarithm is your part. So you minimise minus the mean probability: a loss below zero, with
# hardly any slope where the model is badly wrong.

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    loss = F.nll_loss(F.softmax(scores, dim=1), y)
    return torch.autograd.grad(loss, weight)[0]
