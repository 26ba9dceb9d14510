# expect: WRONG_GRADIENT — 1 - cosine in the place of the angle
# 1 - cosine is smooth everywhere and small where the angle is small: a decent loss. But it is another one, about half
# the square of the angle, with another gradient. It gets weak near the goal, and weak again near the opposite
# direction. The task asks for the angle.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    cosine = (a * b).sum(dim=1) / (a.norm(dim=1) * b.norm(dim=1))
    angle = 1 - cosine
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
