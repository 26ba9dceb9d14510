# expect: WRONG_GRADIENT — the sum over all classes is missing
# The logarithm of a softmax has two parts: the logit of the right class, and minus the logarithm of a sum over all
# classes. You kept the first. Then nothing pushes the other classes down, and the logits grow for ever.

import torch


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    loss = -logits[torch.arange(len(labels)), labels].sum()
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
