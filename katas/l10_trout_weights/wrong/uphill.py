# expect: WRONG_GRADIENT — the slope of +log posterior
# Evidence and prior are balanced as they should be, but your slope points the other way: U is *minus* the logarithm. A
# sampler can be written with either sign, and this one goes down U.

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    evidence = -0.5 * (y - x @ weights).square().mean() / 4.0
    prior = -0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(total * evidence + prior, weights)
    return slope
