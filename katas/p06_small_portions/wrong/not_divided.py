# expect: WRONG_GRADIENT — did not divide by the number of rows
# Portion by portion, and little memory. But you go back from sums of squared errors, and the mean over all rows was
# asked for: the errors weigh as many times too much as there are rows. The number of all rows is known before the
# first portion.

import torch

DECAY = 0.01


def squared_error(W, v, x, y):
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    (DECAY * ((W**2).sum() + (v**2).sum())).backward()
    for x, y in portions:
        squared_error(W, v, x, y).backward()
    return W.grad, v.grad
