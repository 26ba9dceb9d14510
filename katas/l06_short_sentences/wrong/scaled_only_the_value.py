# expect: WRONG_GRADIENT — corrected the number, not what is differentiated
# The loss that you return is right. But you corrected it after the slopes had been taken, so they still belong to the
# mean over all places. What you log and what you train on are two different losses now. Correct the loss first, then
# go backward from it.

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    scores = scores.detach().requires_grad_(True)
    flat, target = scores.flatten(0, 1), tags.flatten()
    losses = F.cross_entropy(flat, target, reduction="none")
    gradient = torch.autograd.grad(losses.mean(), scores)[0]
    return losses.detach().sum() / (target != -100).sum().clamp(min=1), gradient
