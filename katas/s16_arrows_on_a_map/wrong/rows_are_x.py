# expect: WRONG_VALUE — x grows from row to row
# In your images x grows from row to row, and y along the rows: all three are mirrored at the diagonal. An image is
# indexed [row, column], and that is [y, x]. If you changed something and still read this, then two corrections may
# have cancelled each other; and remember that axis[:, None] is a column.

import torch


def height(x, y):
    return torch.sin(3 * x) * torch.cos(2 * y) + (x + y) / 4


def places(lo, hi, n):
    axis = torch.linspace(lo, hi, n, dtype=torch.float64)
    return torch.meshgrid(axis, axis, indexing="ij")


def draw(lo, hi, n):
    x, y = places(lo, hi, n)
    x.requires_grad_(True)
    y.requires_grad_(True)
    heights = height(x, y)
    slope_x, slope_y = torch.autograd.grad(heights.sum(), (x, y))
    return heights.detach(), -slope_x, -slope_y
