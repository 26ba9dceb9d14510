# expect: WRONG_GRADIENT — took the mean of the means of the portions
# Each portion goes back by itself, and the memory is fine. But you took the mean within each portion and divided by
# the number of portions. If the last portion has fewer rows, each of them counts for more than a row elsewhere. The
# batch's mean divides every squared error by the same number.

import torch

DECAY = 0.01


def squared_error(W, v, x, y):
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    (DECAY * ((W**2).sum() + (v**2).sum())).backward()
    for x, y in portions:
        (squared_error(W, v, x, y) / len(y) / len(portions)).backward()
    return W.grad, v.grad
