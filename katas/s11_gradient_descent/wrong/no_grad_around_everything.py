# expect: RAISED — nothing is recorded at all
# Already in the first step backward() has no graph to follow: torch did not record how y was computed. If you put the
# whole turn into no_grad, then y = x**2 is not recorded either. Only the step belongs into no_grad. If x does not
# require a gradient at the start, then torch records nothing that is computed from it.

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
