"""Simplify the loss on paper before computing it.

Cause: the program forms a probability only to take its logarithm. With p = exp(z) / (1 + exp(z)) the two logarithms
are z - log(1 + exp(z)) and -log(1 + exp(z)), and the whole loss is log(1 + exp(z)) - y z. The first part is
logaddexp(z, 0), which cannot overflow, and the second is a product. The loss is written as a function, and
torch.func.grad differentiates it by its first argument.
"""

import torch


def disagreement(scores, labels):
    """Binary cross entropy, added up over all pictures and tags."""
    return (torch.logaddexp(scores, torch.zeros_like(scores)) - labels * scores).sum()


def loss_gradient(scores, labels):
    """Return the gradient of the loss with respect to the scores."""
    return torch.func.grad(disagreement)(scores, labels)
