# expect: OVER_BUDGET — all portions wait for the pass at the end
# Each portion is small, but the running loss holds on to all of them: what was saved for the first one is needed by
# the pass at the end, and waits for it. If you deleted names, emptied the cache or collected garbage: that frees what
# nobody needs any more, and these tensors are still needed. Can a portion be done with earlier?

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
        torch.cuda.empty_cache()
    loss.backward()
    return W.grad, v.grad
