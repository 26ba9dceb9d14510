"""Ask for the order of a picture.

Cause: with `indexing="ij"` the first grid, x, grows from row to row, so entry [i, j] belongs to x = a[i], y = a[j]:
the map is mirrored at its diagonal. With `indexing="xy"` x grows along each row, and y from row to row. The heights
and both slopes are computed place by place from these grids, so all three images are right at once.
"""

import torch


def height(x, y):
    """Return the height of the landscape at the places (x, y)."""
    return torch.sin(3 * x) * torch.cos(2 * y) + (x + y) / 4


def places(lo, hi, n):
    """Return the x and the y of all n * n places of a square map."""
    axis = torch.linspace(lo, hi, n, dtype=torch.float64)
    return torch.meshgrid(axis, axis, indexing="xy")


def draw(lo, hi, n):
    """Return three images: the heights, and the arrows' parts to the right and upwards."""
    x, y = places(lo, hi, n)
    x.requires_grad_(True)
    y.requires_grad_(True)
    heights = height(x, y)
    slope_x, slope_y = torch.autograd.grad(heights.sum(), (x, y))
    return heights.detach(), -slope_x, -slope_y
