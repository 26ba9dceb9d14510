# expect: WRONG_GRADIENT — measured the slope with a small step
# You measured the slope with a small step to both sides. That is a good way to check a slope, but only about ten of
# its digits are right, often fewer: the difference of two nearly equal numbers loses the others.
# torch differentiates the program itself and gives all the digits. Ask torch.

import torch


def total(x):
    y = x**2 + 1
    return y**3 + (y - 3) ** 3


def gradient(x):
    with torch.no_grad():
        h = 1e-6
        return (total(x + h) - total(x - h)) / (2 * h)
