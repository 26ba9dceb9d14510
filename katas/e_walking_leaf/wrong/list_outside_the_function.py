# expect: WRONG_GRADIENT — slopes of earlier calls are still in the list
# Your list of slopes lives outside the function, so it is never emptied: the second call returns the slopes of the
# first call, too.
# What belongs to one call should be created inside the function.

import torch

slopes = []


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    for _ in range(n):
        y = x**2 + 1
        y.backward()
        slopes.append(x.grad.item())
        x = (x + 1).detach().requires_grad_(True)
    return torch.tensor(slopes, dtype=torch.float64)
