# expect: OVER_BUDGET — put the portions together again
# One batch, one pass, right gradients. But that is the batch that did not fit: all rows are computed at once, and you
# even copied them. It was cut into portions so that one can be finished before the next begins.

import torch

DECAY = 0.01


def squared_error(W, v, x, y):
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    rows = sum(len(y) for _, y in portions)
    x, y = (torch.cat(each) for each in zip(*portions, strict=True))
    loss = DECAY * ((W**2).sum() + (v**2).sum()) + squared_error(W, v, x, y) / rows
    loss.backward()
    return W.grad, v.grad
