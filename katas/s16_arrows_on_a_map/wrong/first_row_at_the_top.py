# expect: WRONG_VALUE — the first row holds the largest y
# x runs along the rows now, as it should. But the first row of your images is the one with the largest y, as if they
# were printed pictures. The task wants row 0 to be the smallest y; imshow with origin="lower" puts that row at the
# bottom. If you rotated the images: they were mirrored, and no rotation undoes a mirror.

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
    return heights.detach().flip(0), -slope_x.flip(0), -slope_y.flip(0)
