# expect: WRONG_GRADIENT — the step does not shrink with small entries
# Your step grows with the entry, as it should, and for entries above 1 all is well. But below 1 it stays the same. For
# 0.001 it is more than half a per cent of the entry, and the curve of f shows. Which part of an entry shall the step be?

import torch


def numgrad(f, x):
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = 6e-6 * max(1.0, x[i].item())
        slopes[i] = (f(x + move).item() - f(x - move).item()) / (2 * move[i])
    return slopes.detach()
