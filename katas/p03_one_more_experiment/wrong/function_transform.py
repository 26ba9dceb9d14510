# expect: OVER_BUDGET — let torch.func.grad record its own backward pass
# One experiment after the other, and nothing stays behind: that part is right. But torch.func.grad always records its
# backward pass, too, in case somebody wants to differentiate the slope once more. Forward and backward are alive
# together then, and that is nearly twice as much as the task needs.

import torch

HOURS = 16


def simulate(keep, heater):
    heat = torch.zeros_like(heater)
    for _ in range(HOURS):
        heat = keep * heat + heater
    return heat


def one_misfit(logits, heater, wanted):
    return ((simulate(torch.sigmoid(logits), heater) - wanted) ** 2).sum()


def misfit_and_slope(logits, heaters, measured):
    logits = logits.detach()
    total, slope = 0.0, torch.zeros_like(logits)
    for heater, wanted in zip(heaters, measured, strict=True):
        one_slope, misfit = torch.func.grad_and_value(one_misfit)(logits, heater, wanted)
        total, slope = total + misfit, slope + one_slope
    return total, slope
