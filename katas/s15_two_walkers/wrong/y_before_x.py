# expect: WRONG_VALUE — y moves before the slope of x is taken
# Now the second number of your first step is right, and the first one is not. Changing the order of the axes
# exchanges their roles, but one of them is still asked about after the other has moved.

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
        for axis in (1, 0):
            step = lr * slope(place, axis)
            with torch.no_grad():
                place[axis] -= step
        path.append(place.detach().clone())
    return torch.stack(path)
