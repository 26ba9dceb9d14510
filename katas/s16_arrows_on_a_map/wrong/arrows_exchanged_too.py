# expect: WRONG_VALUE — the right heights, with the parts of the arrows exchanged
# Your heights are right. But your first grid now plays the part of y, and so the slope with respect to it belongs to
# the upward part of the arrows. You return it as the part to the right. If you turned the images and exchanged the
# two parts as well, then one of the two was enough.

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
    heights = height(y, x)
    slope_x, slope_y = torch.autograd.grad(heights.sum(), (x, y))
    return heights.detach(), -slope_x, -slope_y
