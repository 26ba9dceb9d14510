"""One leaf that moves: change its number in place under no_grad.

Cause: `x = x - lr * x.grad` makes a new tensor. Made inside `no_grad`, it has requires_grad=False, so the next
`backward()` has nothing to follow. The first step works, because the first x is still the leaf from the start.
`x -= …` changes the number of the leaf and keeps its flag. The leaf also keeps its gradient, and `backward()` adds to
it, so it is cleared in every turn. The step stays under `no_grad`: it is no part of the function.
"""

import torch


def descend(x0, lr, n):
    """Return the n + 1 places that gradient descent visits, the start included."""
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        x.grad = None
        y = x**2
        y.backward()
        with torch.no_grad():
            x -= lr * x.grad
        places.append(x.item())
    return places
