# expect: RAISED — nothing is recorded at all
# You put the whole turn into no_grad. Then y = x**2 is not recorded either, and backward() has no graph to follow,
# already in the first step.
# Only the step belongs into no_grad. The computation of y must be recorded.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        with torch.no_grad():
            x.grad = None
            y = x**2
            y.backward()
            x -= lr * x.grad
        places.append(x.item())
    return places
