# expect: WRONG_GRADIENT — returned the slope with respect to the kept shares
# To cut at the kept shares saves the memory, but your answer stops there: it is the slope with respect to the shares,
# and the logits were asked for. Between the two lies the piece that you cut off. The sum of the slopes has to go
# through it once.

import torch

HOURS = 16


def simulate(keep, heater):
    heat = torch.zeros_like(heater)
    for _ in range(HOURS):
        heat = keep * heat + heater
    return heat


def misfit_and_slope(logits, heaters, measured):
    logits = logits.detach().requires_grad_(True)
    keep = torch.sigmoid(logits)
    knot = keep.detach().requires_grad_(True)
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        misfit = ((simulate(knot, heater) - wanted) ** 2).sum()
        misfit.backward()
        total = total + misfit
    return total.detach(), knot.grad
