"""Compute the weights where nothing is recorded.

Why it works: what runs under no_grad() gets no history, although the readings require a gradient. Nothing has to be
cut off afterwards, and nothing is stored for a way back that nobody will go. The product is formed outside of the
block, so it is recorded as usual.
"""

import torch


@torch.no_grad()
def weights(readings):
    return readings**2


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = (weights(readings) * readings).sum()
    (gradient,) = torch.autograd.grad(score, readings)
    return score.detach(), gradient
