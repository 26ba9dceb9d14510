# expect: RAISED — changed the leaf in place while torch was recording
# A leaf that requires a gradient may not be changed in place while torch is recording.
# If you took no_grad away, then this is the reason: changing x in place is a good idea, but now torch records the step.
# The step is no part of y = x**2, so torch must not record it.

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
