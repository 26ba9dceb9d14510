# expect: WRONG_VALUE — computed in float32
# The walk is right, but only to about 7 digits. torch.tensor(x0) makes a float32 tensor, torch's default,
# even if x0 is a Python float with 16 digits.
# The task asks for float64: say the dtype when you make the tensor.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        x.grad = None
        y = x**2
        y.backward()
        with torch.no_grad():
            x -= lr * x.grad
        places.append(x.item())
    return places
