# expect: RAISED — went through the same graph twice
# The pass after the second portion goes through the first one again, and there everything has been freed. If you call
# backward() in the loop, then not from a sum that contains the portions before: it should see each portion once.

import torch

DECAY = 0.01


def squared_error(W, v, x, y):
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    rows = sum(len(y) for _, y in portions)
    loss = DECAY * ((W**2).sum() + (v**2).sum())
    for x, y in portions:
        loss = loss + squared_error(W, v, x, y) / rows
        loss.backward()
    return W.grad, v.grad
