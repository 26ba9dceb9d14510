# expect: WRONG_GRADIENT — measured the slopes with small steps
# Two measured slopes cannot get into each other's way, that is true. But each of them has only about half of its
# digits. torch gives all of them, if the two questions are kept apart.

import torch


def measured(function, x):
    slope = torch.zeros_like(x)
    for index in range(x.numel()):
        step = torch.zeros(x.numel(), dtype=x.dtype)
        step[index] = 1e-5
        step = step.reshape(x.shape)
        slope.view(-1)[index] = (function(x + step) - function(x - step)) / 2e-5
    return slope


def gradients(x):
    x = x.detach().clone(memory_format=torch.contiguous_format)
    return measured(lambda d: (d**2).sum(), x), measured(lambda d: (d**2).sum() ** 3, x)
