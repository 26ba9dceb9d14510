# expect: WRONG_GRADIENT — the cosine was made a little smaller
# The factor keeps the cosine away from 1 and -1, so nothing is infinite. But it changes the angle, and most of all the
# small ones: the gradient, which should have the same length for every angle, fades away when the angle becomes small.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    cosine = (a * b).sum(dim=1) / (a.norm(dim=1) * b.norm(dim=1))
    angle = torch.acos((1 - 1e-7) * cosine)
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
