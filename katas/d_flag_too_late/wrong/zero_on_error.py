# expect: WRONG_GRADIENT — caught the error and returned zero
# Your answer is 0 for every input. If you caught the error and put a zero in its place: the error did not mean that
# the slope is zero. It meant that torch recorded no way from y back to x. The cost does depend on x.
# Zeros are right only where the result truly does not depend on the input.

import torch


def gradient(x):
    x = x.detach().clone()
    y = x**2 + 1
    try:
        y.backward()
    except RuntimeError:
        return torch.zeros_like(x)
    return x.grad
