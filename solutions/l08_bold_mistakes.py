"""Stay with the scores: logsigmoid and sigmoid of the turned score.

The clamp kept the logarithm away from 0, and where it held, its slope was 0: the boldest mistakes were not corrected.
With s, the score turned towards the truth, log q is logsigmoid(s) and 1 - q is sigmoid(-s). Both are exact for every
score, because no small number is ever formed as a difference of larger ones. So there is nothing to protect.
"""

import torch
import torch.nn.functional as F

FOCUS = 2


def focal_loss(scores, birds):
    """Return the sum of the focal losses of all places."""
    s = torch.where(birds == 1, scores, -scores)
    return -(torch.sigmoid(-s) ** FOCUS * F.logsigmoid(s)).sum()


def gradient(scores, birds):
    """Return the gradient of the focal loss with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    loss = focal_loss(scores, birds)
    return torch.autograd.grad(loss, scores)[0]
