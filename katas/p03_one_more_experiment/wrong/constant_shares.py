# expect: RAISED — cut the experiments off from what is to be fitted
# torch finds no way from the misfit back to the logits. If you detached the shares, or computed them under no_grad():
# then the passes have nothing in common any more, but they also end before they reach what the slope was asked for.

import torch

HOURS = 16


def simulate(keep, heater):
    heat = torch.zeros_like(heater)
    for _ in range(HOURS):
        heat = keep * heat + heater
    return heat


def misfit_and_slope(logits, heaters, measured):
    logits = logits.detach().requires_grad_(True)
    keep = torch.sigmoid(logits).detach()
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        misfit = ((simulate(keep, heater) - wanted) ** 2).sum()
        misfit.backward()
        total = total + misfit
    return total.detach(), logits.grad
