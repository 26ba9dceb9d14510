"""Lay x along a row and y along a column, and let the shapes say which is which.

Cause: the grids came in the order of a matrix, and x counted the rows. Here the order is visible: `axis[None, :]` is
one row, the x of a picture, and `axis[:, None]` is one column, its y. `expand` repeats them to a full grid before the
graph begins. This matters: the slope with respect to the bare row would be the sum over a whole column of the map.
"""

import torch


def height(x, y):
    """Return the height of the landscape at the places (x, y)."""
    return torch.sin(3 * x) * torch.cos(2 * y) + (x + y) / 4


def draw(lo, hi, n):
    """Return three images: the heights, and the arrows' parts to the right and upwards."""
    axis = torch.linspace(lo, hi, n, dtype=torch.float64)
    x = axis[None, :].expand(n, n).requires_grad_(True)
    y = axis[:, None].expand(n, n).requires_grad_(True)
    heights = height(x, y)
    slope_x, slope_y = torch.autograd.grad(heights.sum(), (x, y))
    return heights.detach(), -slope_x, -slope_y
