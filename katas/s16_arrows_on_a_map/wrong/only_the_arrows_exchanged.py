# expect: WRONG_VALUE — the parts of the arrows are exchanged, nothing is turned
# You exchanged the part to the right and the part upwards. Now the arrows point downhill on your map, and that looks
# convincing. But the map itself is mirrored: the heights, which you left alone, are in the wrong places, and the
# paths will not fit it.

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
    return heights.detach(), -slope_y, -slope_x
