# expect: WRONG_VALUE — the slopes of all steps are added up
# You keep one leaf now, and that works. But backward() adds to x.grad, it does not overwrite it, and you never clear
# it. So each step uses the sum of all slopes so far: the ball keeps its old speed and shoots through the minimum. From
# 100 with the learning rate 0.1 it visits 100, 80, 44, -0.8, -45.4. Clear the gradient once in every turn.

import torch


def descend(x0, lr, n):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        y = x**2
        y.backward()
        with torch.no_grad():
            x -= lr * x.grad
        places.append(x.item())
    return places
