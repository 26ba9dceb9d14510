"""Carry the slope along with the signal, from the first stage to the last.

Why it works: the factors of the chain rule may be multiplied from either end. Here each stage first looks its slope
up at the signal that arrives, and only then changes the signal, so nothing has to be kept and there is no way back at
all. For one input and many outputs this order is the cheap one; for many inputs and one loss it is the other way
round, which is why training goes backward.
"""

import torch

STAGES = (
    (torch.sin, torch.cos),
    (lambda y: 4 * y**2, lambda y: 8 * y),
    (torch.tanh, lambda z: 1 - torch.tanh(z) ** 2),
)


def sensitivity(x):
    signal, slope = x, 1
    for respond, steepness in STAGES:
        slope = slope * steepness(signal)
        signal = respond(signal)
    return slope
