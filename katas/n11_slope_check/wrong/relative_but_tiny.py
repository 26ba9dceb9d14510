# expect: WRONG_GRADIENT — relative to the entry, but far too small
# Your step grows with the entry: that is right. But it is still so small that the two values of f agree in nearly all
# of their digits, and their difference is mostly rounding. A float64 has 16 digits. How many of them should change?

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = 1e-12 * x[i].item()
        slopes[i] = (f(x + move).item() - f(x - move).item()) / (2 * move[i])
    return slopes.detach()
