"""Hand the scores to the loss that has the sigmoid built in.

Cause: from a score of 37 on, a float64 cannot tell the sigmoid from 1, so 1 - p is exactly 0. Its logarithm is
infinite, and so is the slope of the logarithm; times the slope of the saturated sigmoid or a label of 0 it becomes
NaN. binary_cross_entropy_with_logits computes the same loss from the score, without a number that can become 0 on the
way. `reduction="sum"` keeps the sum.
"""

import torch
import torch.nn.functional as F


def loss_gradient(scores, labels):
    """Return the gradient of the loss with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    loss = F.binary_cross_entropy_with_logits(scores, labels, reduction="sum")
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
