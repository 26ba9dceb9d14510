# expect: WRONG_GRADIENT — went back from the running loss after each portion
# After each portion you go back from the *running* loss, in which all portions before are contained once more. So the
# first portion counts as often as there are portions, and the penalty, too. And to make that possible, you have to
# keep all the graphs. From where does this portion's own way begin?

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
        loss.backward(retain_graph=True)
    return W.grad, v.grad
