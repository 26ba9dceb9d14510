# expect: OVER_BUDGET — collected the losses in a list
# A list of losses, and their sum in the end: that is the same graph with other names. Each loss in the list keeps
# what was saved for its portion until somebody goes back from it. Not how the losses are added up matters, but when
# backward() comes.

import torch

DECAY = 0.01


def squared_error(W, v, x, y):
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    rows = sum(len(y) for _, y in portions)
    losses = [DECAY * ((W**2).sum() + (v**2).sum())]
    for x, y in portions:
        losses.append(squared_error(W, v, x, y) / rows)
    torch.stack(losses).sum().backward()
    return W.grad, v.grad
