# expect: WRONG_VALUE — the heights still hold a graph
# All numbers are right. But the image of the heights still hangs on its graph, so NumPy and matplotlib will refuse
# it. An image is a result: cut the graph off before you hand it out.

import torch


def height(x, y):
    return torch.sin(3 * x) * torch.cos(2 * y) + (x + y) / 4


def places(lo, hi, n):
    axis = torch.linspace(lo, hi, n, dtype=torch.float64)
    return torch.meshgrid(axis, axis, indexing="xy")


def draw(lo, hi, n):
    x, y = places(lo, hi, n)
    x.requires_grad_(True)
    y.requires_grad_(True)
    heights = height(x, y)
    slope_x, slope_y = torch.autograd.grad(heights.sum(), (x, y))
    return heights, -slope_x, -slope_y
