# expect: WRONG_VALUE — each step moves along one axis only
# Your path is a staircase: x moves in one step, y in the next. All slopes belong to the place where you are, that is
# true. But a step of gradient descent goes along the whole gradient, so both numbers move in every step.

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
    for k in range(n):
        axis = k % 2
        step = lr * slope(place, axis)
        with torch.no_grad():
            place[axis] -= step
        path.append(place.detach().clone())
    return torch.stack(path)
