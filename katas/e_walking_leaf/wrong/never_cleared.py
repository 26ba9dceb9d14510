# expect: WRONG_GRADIENT — the slopes of all points so far are added up
# Each of your numbers is the sum of all slopes up to this point. From x0 = 2, for example, they are
# 4, 4 + 6, 4 + 6 + 8. backward() adds to .grad, it does not overwrite it. You get the same sums when you keep one leaf
# and never clear its .grad, and when you read the .grad of the very first leaf while new tensors still hang on it.

import torch


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        slopes[k] = x.grad
        with torch.no_grad():
            x += 1
    return slopes
