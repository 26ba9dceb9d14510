# expect: WRONG_GRADIENT — took the mean of the two losses
# One backward pass from one number is a good idea. But you took the mean of the two losses, so every slope is half
# of what was asked for.
# Mean and sum point in the same direction, and still they are different functions with different slopes.

import torch


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    losses = torch.stack([y**3, (y - 3) ** 3])
    losses.mean().backward()
    return x.grad
