"""Measure half the angle between two vectors of length 1, with their difference and their sum.

Cause: near 0 and π the cosine says nearly nothing about the angle. Two vectors of length 1 span a rhombus. Its
diagonals are the sum and the difference of the two; they stand at right angles and halve each other, and half the angle
lies between a side and the sum. So its tangent is |difference| / |sum|. For a small angle the difference is accurate,
for one near π the sum is. This works in any number of dimensions, where there is no cross product.
"""

import torch
from torch.linalg import vector_norm


def unit(vectors):
    """Each row with the length 1."""
    return vectors / vector_norm(vectors, dim=1, keepdim=True)


def summed_angle(predicted, target):
    """The angles between the rows, added up."""
    a, b = unit(predicted), unit(target)
    return 2 * torch.atan2(vector_norm(a - b, dim=1), vector_norm(a + b, dim=1)).sum()


def correction(predicted, target):
    """Return the gradient of the summed angles with respect to the predicted directions."""
    return torch.func.grad(summed_angle)(predicted, target)
