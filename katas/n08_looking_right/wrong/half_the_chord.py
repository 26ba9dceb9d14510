# expect: WRONG_GRADIENT — twice the arc sine of half the distance
# Half the distance of the two tips is the sine of half the angle: that is true for every angle, and small angles keep
# all their digits. But near the opposite direction half the angle is near 90 degrees, and there the arc sine is
# infinitely steep: digits are lost, and then NaN. Which length is small there, while the difference is not?

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    chord = torch.linalg.vector_norm(a / a.norm(dim=1, keepdim=True) - b / b.norm(dim=1, keepdim=True), dim=1)
    angle = 2 * torch.asin(chord / 2)
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
