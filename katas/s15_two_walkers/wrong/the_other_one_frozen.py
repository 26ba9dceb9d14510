# expect: WRONG_VALUE — the other coordinate stays frozen at the start
# Your first step is right, and then it goes wrong: for the slope in x you use the y of the start for ever, and for
# the slope in y the x of the start. A partial slope holds the other coordinate fixed while it is computed, at its
# *present* value. In the next step that value is another one.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slope(place, axis):
    place = torch.tensor(place, dtype=torch.float64, requires_grad=True)
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient[axis]


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        x, y = place.tolist()
        steps = [lr * slope(at, axis) for axis, at in enumerate(((x, y0), (x0, y)))]
        with torch.no_grad():
            place -= torch.stack(steps)
        path.append(place.detach().clone())
    return torch.stack(path)
