# expect: WRONG_GRADIENT — the logarithm of a probability that has become 0
# For a confident mistake the gradient is NaN: the probability of the right class has become exactly 0, and the slope of
# the logarithm is infinite there. If you replaced the infinite logarithm afterwards, the way back still leads through
# it. If you took the largest logit away before the softmax: torch does that already; it prevents the overflow of
# large numbers, not that small ones become 0.

import torch


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    chosen = torch.softmax(logits, dim=1)[torch.arange(len(labels)), labels]
    loss = -torch.log(chosen).sum()
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
