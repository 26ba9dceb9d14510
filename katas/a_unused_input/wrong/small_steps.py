# expect: WRONG_GRADIENT — measured the slopes with a small step
# You measured each slope with a small step to both sides. That is a good way to check a slope, but only about ten of
# its digits are right: the difference of two nearly equal numbers loses the others.
# torch differentiates the program itself and gives all the digits. Ask torch.

import torch


def power(x, y):
    return y * y


def gradients(x, y):
    with torch.no_grad():
        h = 1e-6
        slope_x = (power(x + h, y) - power(x - h, y)) / (2 * h)
        slope_y = (power(x, y + h) - power(x, y - h)) / (2 * h)
    return slope_x, slope_y
