"""Go back from each portion as soon as its loss is known.

Cause: the portions were computed one after the other, but the one pass at the end needs what was saved for each of
them, so all of it waited: as much as the whole batch would have needed. The gradient of a sum is the sum of the
gradients, and backward() adds to `.grad` anyway. So each portion goes back by itself, divided by the number of *all*
rows, and frees what it saved. The penalty belongs to the batch and goes back once.
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
    (DECAY * ((W**2).sum() + (v**2).sum())).backward()
    for x, y in portions:
        (squared_error(W, v, x, y) / rows).backward()
    return W.grad, v.grad
