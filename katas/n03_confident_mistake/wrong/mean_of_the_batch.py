# expect: WRONG_GRADIENT — the mean over the batch instead of the sum
# The loss is computed from the logits now, and no confident mistake can harm it. But the batch is averaged, so every
# gradient is too small by the factor N. Here the losses are added up. Whether you choose one or the other, the step
# size must fit, so it should not change by accident.

import torch
import torch.nn.functional as F


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    loss = F.cross_entropy(logits, labels)
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
