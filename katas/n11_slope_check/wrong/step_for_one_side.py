# expect: WRONG_GRADIENT — to both sides, with the best step for one side
# Your step grows with the entry, and you look at both sides: both are right. But 1e-8, the root of the precision, is the
# best step for a difference to one side. To both sides the curve of f hurts much less, so the step may be larger, and
# the rounding, which is divided by it, becomes smaller. Try some steps and see which one is best.

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = 1e-8 * x[i].item()
        slopes[i] = (f(x + move).item() - f(x - move).item()) / (2 * move[i])
    return slopes.detach()
