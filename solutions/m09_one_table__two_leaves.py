"""Keep two leaves and add their slopes.

Cause: the table had a leaf at each end, and only one of the two slopes was returned.
The loss is a function f(entrance, exit) with the same table in both places. By the chain rule its slope is the sum of
the two partial slopes. This is what torch does by itself where one leaf is used twice; written out, it shows what
each end contributes. (A training loop should rather share one leaf: an optimiser would treat these as two weights.)
"""

import torch


def gradient(E, ids, y):
    """Return the slope of the mean squared error of the scores with respect to the table E."""
    entrance, exit_ = (E.detach().requires_grad_(True) for _ in range(2))
    loss = (entrance[ids] @ exit_.T - y).square().mean()
    slope_in, slope_out = torch.autograd.grad(loss, (entrance, exit_))
    return slope_in + slope_out
