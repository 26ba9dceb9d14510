"""Think of the average fish, and of how many there are.

The mean over the batch is the evidence of an average fish, whatever the batch size; the survey has `total` of them. So
the estimate is `total` times the mean. The prior belongs to the weights, not to the fish, and is there once. In a
function of the weights alone, a function transform gives the slope.
"""

import torch

SCATTER = 4.0
DOUBT = 0.25


def gradient(weights, x, y, total):
    """Return the slope of the estimate of U with respect to the weights."""

    def estimate(weights):
        average_fish = 0.5 * (y - x @ weights).square().mean() / SCATTER
        return total * average_fish + 0.5 * weights.square().sum() / DOUBT

    return torch.func.grad(estimate)(weights.detach())
