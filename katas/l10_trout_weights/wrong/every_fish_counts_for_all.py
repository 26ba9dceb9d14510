# expect: WRONG_GRADIENT — the sum of the batch times the size of the survey
# The size of the survey is in your likelihood now. But you multiplied the *sum* over the batch by it. So each fish of
# the batch stands for the whole survey, and B surveys speak against one prior.

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().sum() / 4.0
    prior = 0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(total * surprise + prior, weights)
    return slope
