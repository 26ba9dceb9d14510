# expect: WRONG_GRADIENT — a small number was added in the logarithm
# The NaN is gone, and this repair is recommended in many places. But look at the gradient of the confident mistake: it
# is 0 now. The logarithm no longer cares whether the probability is 1e-20 or 0, so the example from which there is most
# to learn teaches nothing. And all other gradients have become a little too small.

import torch


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    chosen = torch.softmax(logits, dim=1)[torch.arange(len(labels)), labels]
    loss = -torch.log(chosen + 1e-9).sum()
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
