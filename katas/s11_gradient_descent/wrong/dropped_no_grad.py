# expect: RAISED — the gradient of the new x is None
# x.grad is None, and None cannot be multiplied: backward() fills the .grad of leaves that require a gradient, and no
# other. If you took no_grad away, then the new x is computed from the old one: it requires a gradient, but it is no
# leaf. If you set the flag of y, then the new x is a leaf that does not require a gradient. It needs both.

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
