# expect: WRONG_GRADIENT — divided by the step, not by the distance
# Your slopes are twice as large as they should be. The two places at which you ask f lie on both sides of x, so their
# distance is two steps.

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = 6e-6 * x[i].item()
        slopes[i] = (f(x + move).item() - f(x - move).item()) / move[i]
    return slopes.detach()
