"""Use the optimiser that has momentum already.

Cause: the old slopes stayed in `.grad`, so they went into the velocity again and again. `torch.optim.SGD` with
`momentum=beta` keeps the velocity in a buffer of its own, with the same rule v = beta * v + g. It relies on its caller
to hand over the slope of this step alone, and `zero_grad()` sees to that.
"""

import torch


def height(x):
    """Return the height of the valley."""
    return x**2


def roll(x0, lr, beta, n):
    """Return the n + 1 places that the ball visits, the start included."""
    place = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([place], lr=lr, momentum=beta)
    places = [place.item()]
    for _ in range(n):
        optimiser.zero_grad()
        height(place).backward()
        optimiser.step()
        places.append(place.item())
    return places
