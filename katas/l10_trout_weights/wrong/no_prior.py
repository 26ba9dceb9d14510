# expect: WRONG_GRADIENT — the prior is gone
# The evidence is scaled as it should be, but nothing is left of the prior. With many fish it hardly matters, that is
# true, and with few of them it is what keeps the weights from running away.

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().mean() / 4.0
    (slope,) = torch.autograd.grad(total * surprise, weights)
    return slope
