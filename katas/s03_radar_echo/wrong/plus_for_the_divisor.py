# expect: WRONG_GRADIENT — the third path has the wrong sign
# The third path is there, but with the wrong sign. The deflection stands below the fraction bar: when it grows, the
# echo gets weaker, so the slope of z with respect to it is negative. If you worked this term out by hand: torch knows
# the rule for fractions, let it.

import torch


def gradient(x):
    angle = x.detach().requires_grad_(True)
    power, phase, bend = angle**2, torch.cos(angle), torch.atan(angle)
    upper, lower = power * phase, bend
    middle = [upper.detach().requires_grad_(True), lower.detach().requires_grad_(True)]
    outer = torch.autograd.grad((middle[0] / middle[1]).sum(), middle)
    (slope,) = torch.autograd.grad((upper, lower), angle, (outer[0], -outer[1]))
    return slope
