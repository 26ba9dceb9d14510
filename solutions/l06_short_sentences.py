"""Divide the sum by the number of real places, and never by 0.

A filled place adds 0 to the sum, but a mean over all places still counts it, and so loss and slopes shrink with the
share of padding. Here the targets say which places are real, and the sum is divided by their number. If there is none,
the sum is 0 and clamp makes the count 1, so loss and slopes are 0 and not NaN.
"""

import torch.nn.functional as F

FILLED = -100


def tagging_loss(scores, tags):
    """Return the mean cross entropy over the real places of the batch, or 0 if there is none."""
    total = F.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=FILLED, reduction="sum")
    return total / (tags != FILLED).sum().clamp(min=1)


def loss_and_gradient(scores, tags):
    """Return the loss and its gradient with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    loss = tagging_loss(scores, tags)
    loss.backward()
    return loss.detach(), scores.grad
