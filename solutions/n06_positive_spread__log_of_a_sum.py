"""Read 1 as exp(0): then it is the logarithm of a sum of two exponentials.

Cause: exp(raw) overflows before the logarithm can bring it back. torch.logaddexp computes log(exp(a) + exp(b)) from a
and b themselves: it takes the larger one out first, so that only exp of their negative distance is needed. With b = 0
this is exactly the function of the head, and the gradient is right too, because logaddexp has its own backward.
"""

import torch

FLOOR = 1e-3


def spread(raw):
    """Return the positive spread for each raw number."""
    return torch.logaddexp(raw, torch.zeros_like(raw)) + FLOOR
