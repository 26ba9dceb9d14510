# expect: WRONG_GRADIENT — the softmax runs along the batch
# log_softmax is the right idea. But you take it along the axis of the examples: for each class, the letters of the
# batch compete with each other. Each row has its own probabilities, which add up to 1 along the classes.

import torch
import torch.nn.functional as F


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    loss = F.nll_loss(F.log_softmax(logits, dim=0), labels, reduction="sum")
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
