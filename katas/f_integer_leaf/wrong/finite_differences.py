# expect: WRONG_GRADIENT — the slope measured with a small step
# You measured the slope with two nearby points. That is close, but about half of the digits are lost:
# two almost equal numbers are subtracted, and the rounding error is divided by a tiny step.
# Automatic differentiation has no step and loses no digits. Let torch do the work.

import torch


def gradient(a):
    edge = a.detach().to(torch.float64)
    h = 1e-6
    return ((edge + h) ** 3 - (edge - h) ** 3) / (2 * h)


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
