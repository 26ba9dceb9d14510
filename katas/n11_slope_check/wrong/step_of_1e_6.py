# expect: WRONG_GRADIENT — the same step for entries of every size
# For entries of size 1 your step is good. But for 0.001 it is a thousandth of the entry, and the curve of f spoils the
# result; for 1000 it is a billionth, and the rounding does. The step has to grow with the entry.

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = 1e-6
        slopes[i] = (f(x + move).item() - f(x - move).item()) / 2e-6
    return slopes.detach()
