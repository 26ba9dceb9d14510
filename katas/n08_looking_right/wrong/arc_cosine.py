# expect: WRONG_GRADIENT — the angle comes from the arc cosine alone
# The arc cosine is infinitely steep at 1 and at -1, so equal and opposite directions give NaN. If you clamped the
# cosine to -1 and 1: that keeps the angle from becoming NaN when rounding makes the cosine a little too large, but at
# exactly 1 the clamp lets the gradient pass (before torch 2.15). And shortly before that, at small angles, only a few
# digits of the gradient are right. Look for a way to the angle that does not lead through the cosine alone.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    cosine = (a * b).sum(dim=1) / (a.norm(dim=1) * b.norm(dim=1))
    angle = torch.acos(cosine)
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
