# expect: WRONG_GRADIENT — the difference to one side only
# You go to one side only. Then the curve of f is in the result in proportion to the step, and even with the best step
# (about 1e-8 of the entry) only seven or eight digits are right. With values at both sides the largest part of this
# error cancels.

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = 1e-8 * x[i].item()
        slopes[i] = (f(x + move).item() - f(x).item()) / move[i]
    return slopes.detach()
