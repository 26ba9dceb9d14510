"""Let `.grad` be the velocity, with friction.

Cause: `.grad` remembered all slopes without any loss, beside a velocity that remembered them once more.
`backward()` computes old + new. If the old content is multiplied by beta first, then `.grad` is beta * v + g after the
pass: exactly the new velocity, and no second buffer is needed. Before the first pass there is no `.grad` yet, so it
begins as zero, the velocity at the start.
"""

import torch


def height(x):
    """Return the height of the valley."""
    return x**2


def roll(x0, lr, beta, n):
    """Return the n + 1 places that the ball visits, the start included."""
    place = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    place.grad = torch.zeros_like(place)
    places = [place.item()]
    for _ in range(n):
        place.grad *= beta
        height(place).backward()
        with torch.no_grad():
            place -= lr * place.grad
        places.append(place.item())
    return places
