# expect: WRONG_GRADIENT — sine and cosine changed places
# Sine and cosine together, without a division: that is the way, and your numbers have all their digits. Only the sign
# is wrong everywhere. torch.atan2 takes the sine first and the cosine second. The other way round it gives 90 degrees
# minus the angle, which grows as the angle shrinks.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    area = torch.linalg.vector_norm(torch.linalg.cross(a, b), dim=1)
    angle = torch.atan2((a * b).sum(dim=1), area)
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
