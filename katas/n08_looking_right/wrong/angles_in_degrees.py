# expect: WRONG_GRADIENT — the gradient of the angle in degrees
# Your way to the angle is sound for every pair of directions. But then the angle is turned into degrees, and the
# gradient becomes 57.3 times as large. The loss was in radians, and the task asks for them.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    area = torch.linalg.vector_norm(torch.linalg.cross(a, b), dim=1)
    angle = torch.rad2deg(torch.atan2(area, (a * b).sum(dim=1)))
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
