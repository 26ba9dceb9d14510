# expect: WRONG_GRADIENT — NaN and infinity in the gradient were replaced by 0
# For equal and opposite directions 0 is the right answer, so this may look like a repair. But NaN is only the end of
# the trouble. At an angle of 1e-6 the cosine has four digits left of what makes the angle, and so has your gradient.
# Print it there, and compare its length with 1.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    cosine = (a * b).sum(dim=1) / (a.norm(dim=1) * b.norm(dim=1))
    angle = torch.acos(cosine.clamp(-1, 1))
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return torch.nan_to_num(slope, nan=0.0, posinf=0.0, neginf=0.0)
