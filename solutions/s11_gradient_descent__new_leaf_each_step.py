"""A new leaf in each step: nothing is changed in place, nothing has to be cleared.

Cause: the tensor that comes out of the step does not require a gradient, and nobody asks for it again.

Rule: keep the place as a plain number, and make a new leaf from it whenever you need a slope. `torch.autograd.grad`
returns the slope, so there is no `.grad` that could collect old slopes.

Next time: in a loop, separate the state (numbers) from the recording (a leaf and its graph). The recording lives for
one turn only.
"""

import torch


def slope_at(place):
    """Return dy/dx of y = x**2 at a place."""
    x = torch.tensor(place, dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(x**2, x)
    return slope.item()


def descend(x0, lr, n):
    """Return the n + 1 places that gradient descent visits, the start included."""
    places = [float(x0)]
    for _ in range(n):
        places.append(places[-1] - lr * slope_at(places[-1]))
    return places
