# expect: WRONG_GRADIENT — everything divided by the size of the survey
# The balance between evidence and prior is right: your slope points in the right direction. But it is `total` times too
# short, because you divided all of it by the number of fish. For an optimiser this is only another step size, and for a
# sampler it is another temperature. The slope of U itself was asked for.

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().mean() / 4.0
    prior = 0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(surprise + prior / total, weights)
    return slope
