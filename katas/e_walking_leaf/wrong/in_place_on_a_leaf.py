# expect: RAISED — changed the leaf in place while torch was recording
# A leaf that requires a gradient may not be changed in place while torch is recording: a recorded step would make a
# computed tensor of it, and a computed tensor is no leaf. If you want to keep one leaf and move it, then that is a good
# idea. But the step from point to point is no part of the curve, so it must not be recorded.

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
