# expect: WRONG_VALUE — the gradient was emptied before the step
# Your ball does not move. You gave x.grad the name g, but this is no copy: both names stand for one tensor, and zero_()
# fills this tensor with zeros before you use it.
# Use the gradient first, then clear it.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        y = x**2
        y.backward()
        g = x.grad
        x.grad.zero_()
        with torch.no_grad():
            x -= lr * g
        places.append(x.item())
    return places
