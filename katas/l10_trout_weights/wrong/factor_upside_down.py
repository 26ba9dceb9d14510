# expect: WRONG_GRADIENT — multiplied by the share instead of divided by it
# A factor made of the batch size and the size of the survey is what was missing. But yours is less than 1: it makes the
# evidence of the batch smaller. A small part that has to stand for the whole must become larger.

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().sum() / 4.0
    prior = 0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(len(y) / total * surprise + prior, weights)
    return slope
