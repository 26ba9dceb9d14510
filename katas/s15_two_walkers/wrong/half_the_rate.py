# expect: WRONG_VALUE — every step is half as long
# Both numbers move at once now, but only half as far. The two slopes are no halves of one step: they are its two
# components, and each of them is multiplied by the full learning rate.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slopes(place):
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        step = lr / 2 * slopes(place)
        with torch.no_grad():
            place -= step
        path.append(place.detach().clone())
    return torch.stack(path)
