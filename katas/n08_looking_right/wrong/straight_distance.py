# expect: WRONG_GRADIENT — the straight distance in the place of the angle
# You bring both vectors to the length 1 and take the distance of their tips. For small angles that is nearly the angle,
# without any loss of digits, and a good idea to build on. But it is the chord and not the arc: for large angles the
# gradient is too small.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    angle = torch.linalg.vector_norm(a / a.norm(dim=1, keepdim=True) - b / b.norm(dim=1, keepdim=True), dim=1)
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
