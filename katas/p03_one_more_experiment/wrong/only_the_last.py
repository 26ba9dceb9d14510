# expect: WRONG_GRADIENT — went back from the last experiment only
# One pass is left, the memory does not grow with the experiments, and the misfit is that of all of them. The slope is
# not: your pass begins at the misfit of the last experiment. The others became plain numbers before anybody had gone
# back from them.

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
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        misfit = ((simulate(keep, heater) - wanted) ** 2).sum()
        total = total + misfit.item()
    misfit.backward()
    return total, logits.grad
