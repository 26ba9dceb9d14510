# expect: WRONG_GRADIENT — used q where 1 - q belongs
# Your logarithm is exact. But the factor in front is q² instead of (1 - q)²: now the easy places count fully and the
# hard ones hardly at all, the focal loss turned upside down. Follow the sign of the score through both parts once
# more.

import torch
import torch.nn.functional as F


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    s = torch.where(birds == 1, scores, -scores)
    loss = -(torch.sigmoid(s) ** 2 * F.logsigmoid(s)).sum()
    return torch.autograd.grad(loss, scores)[0]
