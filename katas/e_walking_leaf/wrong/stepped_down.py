# expect: WRONG_GRADIENT — walked down instead of up
# You found a good way to move the leaf: in place, without recording, and with a clean .grad.
# But your walk goes the wrong way: x0, x0 - 1, x0 - 2. The first number is right, the others belong to other points.
# A repair that runs without an error may still answer another question. Compare every number with the task.

import torch


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        slopes[k] = x.grad
        with torch.no_grad():
            x -= 1
        x.grad.zero_()
    return slopes
