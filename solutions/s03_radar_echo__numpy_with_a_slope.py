"""Keep the NumPy formula, and tell torch its slope.

Why it works: a torch.autograd.Function is the official way to connect a computation that torch cannot see. Its
forward may use NumPy, and its backward answers the question that torch asks on the way back: the gradient that
arrives, times the slope of the arc tangent, 1 / (1 + x²). With it the third path is open again, and torch adds it to
the other two.
"""

import numpy as np
import torch


class Deflection(torch.autograd.Function):
    @staticmethod
    def forward(ctx, angle):
        ctx.save_for_backward(angle)
        return torch.as_tensor(np.arctan(angle.numpy()))

    @staticmethod
    def backward(ctx, upstream):
        (angle,) = ctx.saved_tensors
        return upstream / (1 + angle**2)


def gradient(x):
    angle = x.detach().requires_grad_(True)
    echo = angle**2 * torch.cos(angle) / Deflection.apply(angle)
    echo.sum().backward()
    return angle.grad
