"""Go back from every fish, and say for how many fish it stands.

`backward` adds up in `.grad`, and its argument says how much each entry of a result counts. Each fish of the batch
counts `total / len(y)` times, because it stands for that many fish of the survey. The prior counts once. Both passes
have their own graphs and meet only in the leaf.
"""

import torch

SCATTER = 4.0
DOUBT = 0.25


def gradient(weights, x, y, total):
    """Return the slope of the estimate of U with respect to the weights."""
    weights = weights.detach().requires_grad_(True)
    surprises = 0.5 * (y - x @ weights).square() / SCATTER
    surprises.backward(torch.full_like(surprises, total / len(y)))
    prior = 0.5 * weights.square().sum() / DOUBT
    prior.backward()
    return weights.grad
