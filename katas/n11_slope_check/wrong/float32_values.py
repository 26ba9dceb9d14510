# expect: WRONG_GRADIENT — measured in float32
# You ask f in float32. Its values have seven digits then, and a difference of two nearly equal ones has three, whatever
# the step is. Slopes can be measured in float64 only, even if the model itself works in float32.

import torch


def numgrad(f, x):
    x = x.detach().float()
    slopes = torch.empty_like(x)
    for i in range(len(x)):
        move = torch.zeros_like(x)
        move[i] = 5e-3 * x[i].item()
        slopes[i] = (f(x + move).item() - f(x - move).item()) / (2 * move[i].item())
    return slopes.double()
