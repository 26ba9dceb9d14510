# expect: WRONG_VALUE — the filled places still count in the mean
# The filled places add nothing to the sum: right. But the mean still divides by the number of all places, so each of
# them pulls the loss towards 0, and every slope with it. If you multiplied by a mask: they were 0 before, too. Being
# left out means to be missing in both, in the sum and in the count.

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    scores = scores.detach().requires_grad_(True)
    flat, target = scores.flatten(0, 1), tags.flatten()
    losses = F.cross_entropy(flat, target, reduction="none")
    loss = (losses * (target != -100)).sum() / losses.numel()
    return loss.detach(), torch.autograd.grad(loss, scores)[0]
