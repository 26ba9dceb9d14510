# expect: WRONG_GRADIENT — one step for all entries, from the largest of them
# Your step grows with x, and with a single entry all is well. But you take the same step for every entry. Beside an
# entry of 1000 one of 1 is moved by more than half a per cent of its size, and the curve of f shows. Each entry needs
# its own step.

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    step = 6e-6 * x.max().item()
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = step
        slopes[i] = (f(x + move).item() - f(x - move).item()) / (2 * step)
    return slopes.detach()
