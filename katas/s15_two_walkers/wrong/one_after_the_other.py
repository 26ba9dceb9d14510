# expect: WRONG_VALUE — x moves before the slope of y is taken
# The first number of your first step is right, the second is not: its slope was taken after x had moved. One step of
# gradient descent asks about one place only. What you compute walks down, too, but it is coordinate descent, and it
# takes another path.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slope(place, axis):
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient[axis]


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        for axis in range(2):
            step = lr * slope(place, axis)
            with torch.no_grad():
                place[axis] -= step
        path.append(place.detach().clone())
    return torch.stack(path)
