# expect: WRONG_GRADIENT — the prior was scaled up with the rest
# The evidence of the batch stands for the whole survey now. But you scaled the prior up, too. So the balance between
# the two is what it was before, only the slope is longer. More fish means more evidence. It does not mean that you
# believed the prior more firmly before.

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().sum() / 4.0
    prior = 0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(total / len(y) * (surprise + prior), weights)
    return slope
