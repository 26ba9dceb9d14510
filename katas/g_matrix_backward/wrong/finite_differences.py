# expect: WRONG_GRADIENT — the slopes measured with a small step
# You measured the slopes with two nearby points. That is close, but about half of the digits are lost:
# two almost equal numbers are subtracted, and the rounding error is divided by a tiny step.
# Automatic differentiation has no step and loses no digits. Let torch do the work.

import torch


def gradient(A):
    currents = A.detach().clone()
    h = 1e-6
    return (torch.square(currents + h) - torch.square(currents - h)) / (2 * h)
