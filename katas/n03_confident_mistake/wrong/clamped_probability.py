# expect: WRONG_GRADIENT — the probability was cut off from below
# The NaN is gone, and this repair is recommended in many places. But below the limit the result of clamp no longer
# depends on the logits, so the gradient of a confident mistake is 0. These are the examples that should change the
# weights most. The loss looks healthy, and they teach nothing.

import torch


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    chosen = torch.softmax(logits, dim=1)[torch.arange(len(labels)), labels]
    loss = -torch.log(chosen.clamp(min=1e-10)).sum()
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
