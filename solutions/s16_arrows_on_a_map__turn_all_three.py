"""Compute in the order of a matrix, and turn all three images at the end.

Cause: entry [i, j] of each image belongs to x = a[i], y = a[j], and the task wants it the other way round. Exchanging
the two indices is a transposition. Which image holds which number is not changed by that: -∂f/∂x stays the part to the
right.
"""

import torch


def height(x, y):
    """Return the height of the landscape at the places (x, y)."""
    return torch.sin(3 * x) * torch.cos(2 * y) + (x + y) / 4


def places(lo, hi, n):
    """Return the x and the y of all n * n places of a square map."""
    axis = torch.linspace(lo, hi, n, dtype=torch.float64)
    return torch.meshgrid(axis, axis, indexing="ij")


def draw(lo, hi, n):
    """Return three images: the heights, and the arrows' parts to the right and upwards."""
    x, y = places(lo, hi, n)
    x.requires_grad_(True)
    y.requires_grad_(True)
    heights = height(x, y)
    slope_x, slope_y = torch.autograd.grad(heights.sum(), (x, y))
    return heights.detach().T, -slope_x.T, -slope_y.T
