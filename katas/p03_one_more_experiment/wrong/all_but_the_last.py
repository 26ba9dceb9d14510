# expect: OVER_BUDGET — kept the graphs of all experiments but the last
# Only the last pass frees what it goes through now. Where two passes share everything, that is the right use of the
# option. Here there are many passes, they share one small piece, and each of them keeps its whole simulation because
# of it. What do two experiments really have in common?

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
    for number, (heater, wanted) in enumerate(zip(heaters, measured, strict=True), start=1):
        misfit = ((simulate(keep, heater) - wanted) ** 2).sum()
        misfit.backward(retain_graph=number < len(heaters))
        total = total + misfit
    return total.detach(), logits.grad
