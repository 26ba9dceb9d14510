# expect: WRONG_GRADIENT — the factor was rounded down to a whole number
# When the survey is made of whole batches, your slope is right. Otherwise the rest is dropped: a batch of two out of
# three fish stands for two fish, not for three. The factor need not be a whole number. Which division do you use?

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().sum() / 4.0
    prior = 0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(total // len(y) * surprise + prior, weights)
    return slope
