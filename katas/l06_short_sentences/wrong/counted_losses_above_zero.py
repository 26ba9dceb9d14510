# expect: WRONG_VALUE — counted the places whose loss is not 0
# You tell the filled places by their loss of 0. A real place can have this loss as well: when the network is sure and
# right, its probability rounds to 1. Then the better it gets, the fewer places count. The targets say which places are
# real, so ask them.

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    scores = scores.detach().requires_grad_(True)
    flat, target = scores.flatten(0, 1), tags.flatten()
    losses = F.cross_entropy(flat, target, reduction="none")
    loss = losses.sum() / (losses > 0).sum().clamp(min=1)
    return loss.detach(), torch.autograd.grad(loss, scores)[0]
