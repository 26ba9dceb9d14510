# expect: WRONG_VALUE — the arrows are turned, the heights are not
# Both images of the arrows are right now. But the image of the heights was computed on the same grid, so it is
# mirrored as they were, and the arrows stand on the wrong hills. Three images, one order.

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
    return heights.detach(), -slope_x.T, -slope_y.T
