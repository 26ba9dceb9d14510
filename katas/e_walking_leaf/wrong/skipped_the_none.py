# expect: WRONG_GRADIENT — None was replaced by zero
# You left the slope at 0 where x.grad was None. None is not a slope of zero.
# It says: nobody stored a slope here, because this tensor is not a leaf. The curve is not flat at these points.
# Ask why the slope was not stored, then make x a tensor for which it is stored.

import torch


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        if x.grad is not None:
            slopes[k] = x.grad
        x = x + 1
    return slopes
