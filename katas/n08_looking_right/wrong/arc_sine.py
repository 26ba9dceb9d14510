# expect: WRONG_GRADIENT — the arc sine instead of the arc cosine
# For small angles the sine is the right thing to look at: it has all its digits there. But it cannot tell an angle of
# 80 degrees from one of 100, so beyond 90 degrees your gradient points the wrong way. And near 90 degrees the arc sine
# is as steep as the arc cosine is near 0. Use both, sine and cosine.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    area = torch.linalg.vector_norm(torch.linalg.cross(a, b), dim=1)
    angle = torch.asin(area / (a.norm(dim=1) * b.norm(dim=1)))
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
