# expect: WRONG_GRADIENT — only the last portion arrives
# What you return is the gradient of the last portion alone. If you cleared .grad in the loop, or assigned to it:
# backward() adds up, and here that is just what is wanted. If you detached the running loss to keep its graph short:
# the part that was cut off can no longer go back.

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
        loss = loss.detach() + squared_error(W, v, x, y) / rows
    loss.backward()
    return W.grad, v.grad
