# expect: WRONG_VALUE — one slope for a whole column of the map
# Your heights are right, but the slopes do not have the shape of the map. If x is one row, then all places of a
# column share one x, and torch adds their slopes up: broadcasting forward is summing backward. Each place needs an x
# and a y of its own.

import torch


def height(x, y):
    return torch.sin(3 * x) * torch.cos(2 * y) + (x + y) / 4


def places(lo, hi, n):
    axis = torch.linspace(lo, hi, n, dtype=torch.float64)
    return axis[None, :], axis[:, None]


def draw(lo, hi, n):
    x, y = places(lo, hi, n)
    x.requires_grad_(True)
    y.requires_grad_(True)
    heights = height(x, y)
    slope_x, slope_y = torch.autograd.grad(heights.sum(), (x, y))
    return heights.detach(), -slope_x, -slope_y
