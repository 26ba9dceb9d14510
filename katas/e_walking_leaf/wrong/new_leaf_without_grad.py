# expect: RAISED — the new point does not ask for a gradient
# You cut the new point off from the old one, and that is right. But a detached tensor (and a tensor made inside
# no_grad) has requires_grad=False, so from the second point on nothing is recorded, and backward() finds no graph.
# Every new leaf must be told that it needs a gradient.

import torch


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        slopes[k] = x.grad
        x = (x + 1).detach()
    return slopes
