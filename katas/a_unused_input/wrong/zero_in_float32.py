# expect: WRONG_GRADIENT — the zero has torch's default dtype
# Your zero is a tensor now, but its dtype is float32: that is what torch gives to a new tensor unless it is told
# otherwise. The input is float64, and a slope has the dtype of its input.
# A zero that is made from the input itself gets dtype and shape right in one step.

import torch


def gradients(x, y):
    x = x.detach().clone().requires_grad_(True)
    y = y.detach().clone().requires_grad_(True)
    z = y * y
    z.backward()
    slope_x = torch.tensor(0.0) if x.grad is None else x.grad
    return slope_x, y.grad
