"""One place, one gradient, one step.

Cause: the loop over the axes moved x and then asked for the slope in y at the new x. So the two slopes of one step came
from two different places. A gradient that is taken once, before anything moves, has both slopes of the same place.
The subtraction then moves both numbers at once.
"""

import torch


def height(place):
    """Return the height of the landscape at a place (x, y)."""
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slopes(place):
    """Return how steep the landscape is at a place in the directions of both axes."""
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient


def descend(x0, y0, lr, n):
    """Return the path of gradient descent from (x0, y0): n + 1 rows, the start included."""
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        step = lr * slopes(place)
        with torch.no_grad():
            place -= step
        path.append(place.detach().clone())
    return torch.stack(path)
