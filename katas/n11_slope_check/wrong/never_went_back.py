# expect: WRONG_GRADIENT — the entries stay moved
# Your step is good, and the first slope is right. But you move the entries of a tensor and do not put them back, so
# when the second entry is measured, the first one is not where it was. A test like this has to leave no trace, not even
# in its own copy.

import torch


def numgrad(f, x):
    x = x.detach().clone()
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        step = 6e-6 * x[i].item()
        x[i] += step
        up = f(x).item()
        x[i] -= 2 * step
        slopes[i] = (up - f(x).item()) / (2 * step)
    return slopes
