# expect: WRONG_GRADIENT — one leaf collected the slopes of all points
# All points at once is a fine idea. But all your points hang on one single leaf, the starting point.
# A leaf has one .grad, and it receives the sum of the slopes of everything that was computed from it.
# You want n separate slopes, so you need n separate entries that are leaves.

import torch


def gradients(x0, n):
    start = x0.detach().clone().requires_grad_(True)
    points = start + torch.arange(n)
    y = points**2 + 1
    y.sum().backward()
    return start.grad.repeat(n)
