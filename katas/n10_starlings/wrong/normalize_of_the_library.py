# expect: WRONG_GRADIENT — a huge gradient for the bird at rest
# The library's normalize knows the zero vector: its value is right. But it divides by 1e-12 there, and so the gradient
# of the bird at rest is 1e12 times what arrives. One such step and the bird is on the moon. The gradient was to be
# zero.

import torch


def mean_heading(velocity):
    return torch.nn.functional.normalize(velocity, dim=1).mean(dim=0)
