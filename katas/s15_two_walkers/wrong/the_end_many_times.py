# expect: WRONG_VALUE — all rows are the last place
# All rows of your path are equal. The list holds one tensor many times, and the step changes it in place: detach()
# alone does not copy. Every row needs numbers of its own, as in the program that you started from.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slopes(place):
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach()]
    for _ in range(n):
        step = lr * slopes(place)
        with torch.no_grad():
            place -= step
        path.append(place.detach())
    return torch.stack(path)
