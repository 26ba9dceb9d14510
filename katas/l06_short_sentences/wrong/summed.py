# expect: WRONG_VALUE — took the sum over the real places
# The filled places count nowhere now. But nothing is divided: the loss is the sum over the real places, so a batch with
# more words makes a bigger step. The task divides by the number of real places.

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    scores = scores.detach().requires_grad_(True)
    flat, target = scores.flatten(0, 1), tags.flatten()
    loss = F.cross_entropy(flat, target, reduction="sum")
    return loss.detach(), torch.autograd.grad(loss, scores)[0]
