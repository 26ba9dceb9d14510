# expect: WRONG_VALUE — a step along the gradient, not against it
# Your ball climbs. The gradient points in the direction in which y grows fastest: uphill.
# Gradient descent goes the other way.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        x.grad = None
        y = x**2
        y.backward()
        with torch.no_grad():
            x += lr * x.grad
        places.append(x.item())
    return places
