# expect: WRONG_GRADIENT — exp of a large score overflows
# You have simplified the loss on paper: log(1 + exp(z)) - y z. That is a great step, because no probability is left in
# it that could round to 1. Only exp(z) is too large for a float64 above 709, and then infinity times 0 comes back as
# NaN. torch has functions for log(1 + exp(z)) that do not overflow.

import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = (torch.log(1 + torch.exp(scores)) - labels * scores).sum()
    loss.backward()
    return scores.grad
