# expect: RAISED — the new x is no leaf, so its gradient is None
# x.grad is None, and None cannot be multiplied: backward() fills the .grad of leaves only. If you took no_grad away,
# then the new x is computed from the old one. It requires a gradient, but it is no leaf, so nothing is stored in its
# .grad. The new place must be a leaf again, without a history.

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
