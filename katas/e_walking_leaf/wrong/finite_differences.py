# expect: WRONG_GRADIENT — slopes measured with a small step
# You measured the slope with two nearby points. That is close, but about half of the digits are lost:
# two almost equal numbers are subtracted, and the rounding error is divided by a tiny step.
# Automatic differentiation has no step and loses no digits. Let torch do the work.

import torch


def gradients(x0, n):
    x = x0.detach() + torch.arange(n)
    h = 1e-6
    upper = (x + h) ** 2 + 1
    lower = (x - h) ** 2 + 1
    return (upper - lower) / (2 * h)
