# expect: BROKE_RULE — wrote the gradient down by hand
# Your numbers are right, for small angles and for parallel vectors, too, and that formula is not easy to find. But here
# torch should differentiate the angle. Find a way to write the angle itself whose gradient is sound, and you can put it
# into any model.

import torch


def correction(predicted, target):
    a, b = predicted.detach(), target
    axis = torch.linalg.cross(a, b)
    length = torch.linalg.vector_norm(axis, dim=1, keepdim=True) * (a**2).sum(dim=1, keepdim=True)
    return torch.linalg.cross(a, axis) / torch.where(length > 0, length, 1.0)
