# expect: WRONG_GRADIENT — cross_entropy got probabilities
# F.cross_entropy is a good choice, but it wants the logits: it does the softmax itself. With probabilities put in, the
# softmax is taken twice. Nothing overflows and the loss goes down, only slowly, because after two of them even a
# perfect answer looks doubtful.

import torch
import torch.nn.functional as F


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    loss = F.cross_entropy(torch.softmax(logits, dim=1), labels, reduction="sum")
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
