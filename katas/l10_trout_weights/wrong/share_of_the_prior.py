# expect: WRONG_GRADIENT — each batch got its share of the prior
# You gave the batch its share of the prior, so the balance is right, and the slopes of all batches of the survey
# together make the whole. But the estimate shall be right for each batch by itself, on average. Yours is too short by
# the factor B / total.

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().sum() / 4.0
    prior = 0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(surprise + len(y) / total * prior, weights)
    return slope
