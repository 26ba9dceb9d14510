# expect: RAISED — changed the leaf in place while PyTorch was recording
# The idea to keep one leaf and move it is good. But you moved it with x += 1 while PyTorch records.
# A leaf that requires a gradient may not be changed in place by a recorded step: after it, x would be its own result.
# The step from point to point is no part of the curve, so it must not be recorded.

import torch


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        slopes[k] = x.grad
        x += 1
        x.grad.zero_()
    return slopes
