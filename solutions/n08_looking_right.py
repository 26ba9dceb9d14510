"""Take the angle from sine and cosine together.

Cause: the cosine is flat at 0 and at π, so the arc cosine is infinitely steep there, and small angles have lost their
digits by the time they are a cosine. The length of the cross product is |a| |b| sin t: steep where the cosine is flat.
torch.atan2 takes both, needs no division, and gives every angle from 0 to π.

The length is that of torch.linalg.vector_norm. For parallel directions the cross product is the vector 0, and its
gradient there is 0, as the task wants it.
"""

import torch


def angles(a, b):
    """The angle between the directions in each row, in radians."""
    area = torch.linalg.vector_norm(torch.linalg.cross(a, b), dim=1)
    return torch.atan2(area, (a * b).sum(dim=1))


def correction(predicted, target):
    """Return the gradient of the summed angles with respect to the predicted directions."""
    predicted = predicted.detach().requires_grad_(True)
    loss = angles(predicted, target).sum()
    (slope,) = torch.autograd.grad(loss, predicted)
    return slope
