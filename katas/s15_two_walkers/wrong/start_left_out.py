# expect: WRONG_VALUE — the start is missing
# Your steps are right, but the path begins after the first one. n steps join n + 1 places, and the start is the first
# of them. A path without its start also hides how far the first step went.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slopes(place):
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = []
    for _ in range(n):
        step = lr * slopes(place)
        with torch.no_grad():
            place -= step
        path.append(place.detach().clone())
    return torch.stack(path)
