# expect: WRONG_GRADIENT — the slopes are stored in float32
# The walk is right now. But torch.zeros(n) makes a float32 tensor, torch's default, and writing a float64 slope into
# it rounds the slope to about 7 digits.
# The task asks for float64: give the dtype to every tensor that you create.

import torch


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        slopes[k] = x.grad
        x = (x + 1).detach().requires_grad_(True)
    return slopes
