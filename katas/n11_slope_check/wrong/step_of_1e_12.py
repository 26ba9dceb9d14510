# expect: WRONG_GRADIENT — a fixed step that is far too small
# Your steps are still so small that the two values of f agree in nearly all of their digits. What is left after the
# subtraction is rounding, and it is divided by a tiny number. Beside 1000 the step itself has hardly a digit left.
# Smaller is not better. Find out which step is best for an entry of size 1, and then for one of size 1000.

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        up, down = x.detach().clone(), x.detach().clone()
        up[i] += 1e-12
        down[i] -= 1e-12
        slopes[i] = (f(up).item() - f(down).item()) / 2e-12
    return slopes
