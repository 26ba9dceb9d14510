# expect: WRONG_VALUE — added 1 to the number of real places
# You count only the real places, and no batch divides by 0 any more. But you add 1 to every count, also where it was
# not needed: with one real place the loss is half of the right one. A guard must leave the ordinary cases as they are.
# If a small number is added instead, it should be far below rounding; better is a count of at least 1.

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    scores = scores.detach().requires_grad_(True)
    flat, target = scores.flatten(0, 1), tags.flatten()
    losses = F.cross_entropy(flat, target, reduction="none")
    loss = losses.sum() / ((target != -100).sum() + 1)
    return loss.detach(), torch.autograd.grad(loss, scores)[0]
