"""Ask torch to keep the gradient of the converted tensor.

Why it works: the float64 tensor is on the way from the load to the leaf, and backward() works its slope out anyway;
it only does not store it. retain_grad(), called before backward(), asks for that. The slope that is kept there is a
float64 one, because a gradient has the dtype of its tensor. The one in the leaf would be rounded to the sensor's
dtype.
"""

import torch


def gradient(x):
    angle = x.detach().requires_grad_(True).double()
    angle.retain_grad()
    load = (angle**2 * torch.cos(angle)) ** 2
    load.backward()
    return angle.grad
