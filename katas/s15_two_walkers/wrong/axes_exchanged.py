# expect: WRONG_VALUE — the slope in x moves y, and the slope in y moves x
# Both slopes belong to the same place now, but they are exchanged: x moves by the slope in y, and y by the slope in
# x. Check the order in which you take them apart and put them together.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slopes(place):
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient.flip(0)


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        step = lr * slopes(place)
        with torch.no_grad():
            place -= step
        path.append(place.detach().clone())
    return torch.stack(path)
