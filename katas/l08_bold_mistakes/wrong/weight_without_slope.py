# expect: WRONG_GRADIENT — treated the factor in front as a constant
# The logarithm is exact now, and bold mistakes are corrected. But you hold (1 - q)² constant, as if it were a weight
# from outside. It changes with the score, too, and its slope belongs to the gradient (product rule). At score 0 you
# give 1/8, and 0.298 is right.

import torch
import torch.nn.functional as F


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    s = torch.where(birds == 1, scores, -scores)
    loss = -(torch.sigmoid(-s).detach() ** 2 * F.logsigmoid(s)).sum()
    return torch.autograd.grad(loss, scores)[0]
