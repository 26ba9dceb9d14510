# expect: WRONG_VALUE — the list holds one tensor many times
# All your places are equal to the last one. The list holds the tensor x, and it is the same tensor every time:
# a change in place changes all entries of the list at once.
# Write down the number in every step, not the tensor.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x]
    for _ in range(n):
        x.grad = None
        y = x**2
        y.backward()
        with torch.no_grad():
            x -= lr * x.grad
        places.append(x)
    return [place.item() for place in places]
