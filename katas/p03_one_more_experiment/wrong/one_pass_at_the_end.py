# expect: OVER_BUDGET — one backward pass at the end, through all experiments
# One pass from the total: the option is gone, and so is the error, because the shared piece is passed only once. But
# until this pass begins, the graphs of all experiments have to wait for it. What an experiment saved can only be
# freed early if its own pass comes early.

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
        total = total + misfit
    total.backward()
    return total.detach(), logits.grad
