# expect: BROKE_RULE — the slope was derived by hand
# Your numbers are right: the slope of x**2 + 1 is 2 * x. But you did the differentiation, not torch.
# The subject of this kata is the leaf that walks. With a bigger function no formula will save you,
# so repair the program in such a way that torch computes the slopes.

import torch


def gradients(x0, n):
    points = x0.detach() + torch.arange(n)
    return 2 * points
