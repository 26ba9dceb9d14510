# expect: WRONG_GRADIENT — went back from the penalty once per portion
# Each portion goes back by itself now, and takes the penalty along: with seven portions it pulls seven times as hard.
# It belongs to the batch, once. Into a portion's loss goes what comes from its rows.

import torch

DECAY = 0.01


def squared_error(W, v, x, y):
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    rows = sum(len(y) for _, y in portions)
    for x, y in portions:
        loss = DECAY * ((W**2).sum() + (v**2).sum()) + squared_error(W, v, x, y) / rows
        loss.backward()
    return W.grad, v.grad
