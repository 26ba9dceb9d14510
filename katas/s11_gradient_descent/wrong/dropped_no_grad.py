# expect: RAISED — the new x is no leaf, so its gradient is None
# You took no_grad away. Now the new x requires a gradient, but it is computed from the old x: it is no leaf,
# backward() does not fill its .grad, and None cannot be multiplied.
# The new place must be a leaf again, without a history.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        y = x**2
        y.backward()
        x = x - lr * x.grad
        places.append(x.item())
    return places
