# expect: RAISED — changed the leaf in place while PyTorch was recording
# Changing x in place is the right idea, but you took no_grad away. A leaf that requires a gradient may not be
# changed in place by a recorded step. The step is no part of y = x**2, so PyTorch must not record it.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        x.grad = None
        y = x**2
        y.backward()
        x -= lr * x.grad
        places.append(x.item())
    return places
