# expect: WRONG_GRADIENT — a step of a thousandth of the entry
# Your step grows with the entry, and rounding is no trouble for it. But a thousandth is so large that the curve of f
# shows: about six digits are right. Look for the place where both errors are equally small, or use more than two
# values.

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = 1e-3 * x[i].item()
        slopes[i] = (f(x + move).item() - f(x - move).item()) / (2 * move[i])
    return slopes.detach()
