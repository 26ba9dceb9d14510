# expect: WRONG_GRADIENT — added how z changes with the three middle values
# You added how z changes with the power, with the phase and with the deflection. But nobody turns these three: they
# turn with x, each at its own speed. Every term needs a second factor, the slope of the middle value with respect to x.

import torch


def gradient(x):
    middle = [x.detach() ** 2, torch.cos(x.detach()), torch.atan(x.detach())]
    power, phase, bend = [each.requires_grad_(True) for each in middle]
    (power * phase / bend).sum().backward()
    return power.grad + phase.grad + bend.grad
