# expect: WRONG_VALUE — the images are rotated
# In your images x runs along the rows now, but backwards: the largest x comes first. If you rotated the images by a
# quarter of a turn, look at the corner x = 0, y = 0: it was right before, and it has moved. The images were mirrored,
# and no rotation undoes a mirror.

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
    return tuple(torch.rot90(image, -1) for image in (heights.detach(), -slope_x, -slope_y))
