# expect: OVER_BUDGET — recorded the backward passes, too
# create_graph=True keeps the graph as well, and on top of it records the backward passes, so that the slopes could be
# differentiated once more. Nobody does that here. It also ties leaf and gradient together: logits.grad has a graph
# that leads back to logits, and so nothing of it is freed when the function is done.

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
        misfit.backward(create_graph=True)
        total = total + misfit
    return total.detach(), logits.grad
