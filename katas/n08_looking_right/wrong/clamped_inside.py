# expect: WRONG_GRADIENT — the cosine was clamped a little inside of -1 and 1
# There is no NaN any more, and this repair is recommended in many places. But where the clamp is at work, the angle no
# longer depends on the directions: with a limit of 1 - 1e-7 the gradient is 0 for all angles up to 0.00045, a fortieth
# of a degree. For equal directions 0 is right. For small angles the gradient should be as long as for any other.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    cosine = (a * b).sum(dim=1) / (a.norm(dim=1) * b.norm(dim=1))
    angle = torch.acos(cosine.clamp(-1 + 1e-7, 1 - 1e-7))
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
