# expect: WRONG_VALUE — the path still holds a graph
# All numbers are right. But clone() is a step of a computation, so torch records it, and your path still requires a
# gradient. A path is a record of numbers: cut the graph off when you note a place.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slopes(place):
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.clone()]
    for _ in range(n):
        step = lr * slopes(place)
        with torch.no_grad():
            place -= step
        path.append(place.clone())
    return torch.stack(path)
