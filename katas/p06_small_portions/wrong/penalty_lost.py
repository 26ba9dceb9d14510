# expect: WRONG_GRADIENT — lost the penalty on the way
# The errors of all rows go back portion by portion: that is right, and the memory is, too. But the loss did not begin
# with zero. What it began with has no rows, and it needs a way back as well.

import torch


def squared_error(W, v, x, y):
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    rows = sum(len(y) for _, y in portions)
    for x, y in portions:
        (squared_error(W, v, x, y) / rows).backward()
    return W.grad, v.grad
