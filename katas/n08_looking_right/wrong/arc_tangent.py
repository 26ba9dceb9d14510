# expect: WRONG_GRADIENT — sine divided by cosine
# Sine and cosine together are the right way, and nearly all your gradients are exact. But the quotient has a hole
# where the cosine is 0: at exactly 90 degrees you divide by it. (The angle itself would be wrong from there on as
# well.) There is a function that takes both numbers without dividing them.

import torch


def correction(predicted, target):
    a, b = predicted.detach().requires_grad_(True), target
    area = torch.linalg.vector_norm(torch.linalg.cross(a, b), dim=1)
    angle = torch.atan(area / (a * b).sum(dim=1))
    (slope,) = torch.autograd.grad(angle.sum(), a)
    return slope
