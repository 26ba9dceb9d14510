# expect: OVER_BUDGET — all steps computed before the first is taken
# The steps of all parameters are in memory before the first parameter moves, and one more tensor for the formula of the
# last one. No step depends on another: each may be used up before the next is computed. It matters how many tensors are
# alive at once, not how many there are in the end.

import torch


@torch.no_grad()
def update(model, lr, decay):
    steps = [lr * (p.grad + decay * p) for p in model.parameters]
    for p, step in zip(model.parameters, steps, strict=True):
        p -= step
    return model.weights, model.gradients
