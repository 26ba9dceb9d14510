"""Choose the step in proportion to the entry, and neither too small nor too large.

Two errors add up. The values of f are rounded, which the difference divides by the step: a relative error of about eps
/ h. And f is curved, which to both sides is an error of about h². They are equally small near h = eps^(1/3) = 6e-6, and
then ten digits are right. A fixed step cannot be right for 0.001 and for 1000, so h is a part of the entry.
"""

import torch

PART = 6e-6  # of an entry: the cube root of the precision of float64


def slope_along(f, x, i):
    """Return the slope of f at x with respect to entry i: the values at both sides of x, and their distance."""
    move = torch.zeros_like(x)
    move[i] = PART * x[i]
    return (f(x + move) - f(x - move)) / (2 * move[i])


def numgrad(f, x):
    """Return the gradient of f at x, measured with small steps."""
    x = x.detach()
    return torch.stack([slope_along(f, x, i) for i in range(len(x))])
