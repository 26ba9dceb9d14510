# expect: WRONG_VALUE — computed in float32
# The way is right, but only to about 7 digits, because torch.tensor makes a float32 tensor of Python floats. The task
# asks for float64, from the first place on.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slopes(place):
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        step = lr * slopes(place)
        with torch.no_grad():
            place -= step
        path.append(place.detach().clone())
    return torch.stack(path).double()
