# expect: OVER_BUDGET — kept the graphs although nothing is shared any more
# Each experiment has a shared piece of its own now, so no two passes meet. But each pass is still told to keep what
# it went through, for a second pass that will not come, and the running total holds on to it. What was the option
# for?

import torch

HOURS = 16


def simulate(keep, heater):
    heat = torch.zeros_like(heater)
    for _ in range(HOURS):
        heat = keep * heat + heater
    return heat


def misfit_and_slope(logits, heaters, measured):
    logits = logits.detach().requires_grad_(True)
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        keep = torch.sigmoid(logits)
        misfit = ((simulate(keep, heater) - wanted) ** 2).sum()
        misfit.backward(retain_graph=True)
        total = total + misfit
    return total.detach(), logits.grad
