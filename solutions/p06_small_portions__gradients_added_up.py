"""Ask for the gradients of each portion and add them up.

Cause: what was added up were losses, and a loss holds on to everything that was saved for it until somebody goes back
from it. Gradients hold on to nothing, and they are as large as the weights, however many rows there are.
`torch.autograd.grad` returns those of one portion and frees its graph; the running sums begin with the gradients of
the penalty.
"""

import torch

DECAY = 0.01


def squared_error(W, v, x, y):
    """Return the sum of the squared errors of some rows."""
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    """Return the gradients of the batch's loss: the mean squared error over its rows, plus a penalty on the weights."""
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    rows = sum(len(y) for _, y in portions)
    slope_W, slope_v = torch.autograd.grad(DECAY * ((W**2).sum() + (v**2).sum()), (W, v))
    for x, y in portions:
        more_W, more_v = torch.autograd.grad(squared_error(W, v, x, y) / rows, (W, v))
        slope_W, slope_v = slope_W + more_W, slope_v + more_v
    return slope_W, slope_v
