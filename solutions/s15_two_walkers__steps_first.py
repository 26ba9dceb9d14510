"""Keep the loop over the axes, but collect both steps before the first one is taken.

Cause: each turn of the inner loop changed the place that the next turn asked about. The two halves of its body are
separated here: the first loop only asks, and all its slopes belong to the same place; then the place moves.
"""

import torch


def height(place):
    """Return the height of the landscape at a place (x, y)."""
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slope(place, axis):
    """Return how steep the landscape is at a place in the direction of one axis."""
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient[axis]


def descend(x0, y0, lr, n):
    """Return the path of gradient descent from (x0, y0): n + 1 rows, the start included."""
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        steps = [lr * slope(place, axis) for axis in range(2)]
        with torch.no_grad():
            place -= torch.stack(steps)
        path.append(place.detach().clone())
    return torch.stack(path)
