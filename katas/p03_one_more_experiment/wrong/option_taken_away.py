# expect: RAISED — took the option away and left the rest
# The second experiment has to go back through a piece that the first one has passed, and what was saved there is
# gone. That is what the option was for. If you take it away, then no two passes may go through the same piece: look
# at what is computed before the loop.

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
        misfit.backward()
        total = total + misfit
    return total.detach(), logits.grad
