# expect: WRONG_VALUE — the start is missing
# Your steps are right, but the list begins after the first step. n steps join n + 1 places, and the start is the first.
# Write the start down before the loop.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = []
    for _ in range(n):
        x.grad = None
        y = x**2
        y.backward()
        with torch.no_grad():
            x -= lr * x.grad
        places.append(x.item())
    return places
