"""Compute the shared piece anew for each experiment, and let each pass free what it used.

Cause: all experiments went back through the one `sigmoid`, so each pass was told to keep what was saved on its way,
not only there but in the whole simulation. The running total then held all of it. A `sigmoid` costs nothing beside a
simulation. With one of its own, each experiment is a graph by itself, its pass needs no option, and it frees
everything it goes through. What the total holds after that are bare nodes. The slopes still meet in `logits.grad`,
because backward() adds to it.
"""

import torch

HOURS = 16


def simulate(keep, heater):
    """Return the heat of the cells at the end of an experiment that begins cold."""
    heat = torch.zeros_like(heater)
    for _ in range(HOURS):
        heat = keep * heat + heater
    return heat


def misfit_and_slope(logits, heaters, measured):
    """Return the misfit of all experiments together, and its slope with respect to the logits of the kept shares."""
    logits = logits.detach().requires_grad_(True)
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        keep = torch.sigmoid(logits)
        misfit = ((simulate(keep, heater) - wanted) ** 2).sum()
        misfit.backward()
        total = total + misfit
    return total.detach(), logits.grad
