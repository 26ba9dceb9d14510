# expect: WRONG_VALUE — the rows are flipped
# You turned the images upside down, but they are mirrored at the diagonal. Compare the corners: flipping rows moves
# the entry at [0, 0] away, and that one was right.

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
    return heights.detach().flip(0), -slope_x.flip(0), -slope_y.flip(0)
