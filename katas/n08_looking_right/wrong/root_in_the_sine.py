# expect: WRONG_GRADIENT — the length of the cross product is a root of 0
# atan2 of sine and cosine is the right way to the angle, and your small angles have all their digits. What is left are
# the equal and the opposite directions. There the cross product is the vector 0, and its length, written as a root of
# squares, has no gradient.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    area = (torch.linalg.cross(a, b) ** 2).sum(dim=1).sqrt()
    angle = torch.atan2(area, (a * b).sum(dim=1))
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
