# expect: WRONG_GRADIENT — the likelihood of one average fish
# The mean over the batch does not depend on the batch size any more, and that is worth something. But it is the
# evidence of a single average fish, and the whole prior stands against it. The survey has `total` fish.

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().mean() / 4.0
    prior = 0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(surprise + prior, weights)
    return slope
