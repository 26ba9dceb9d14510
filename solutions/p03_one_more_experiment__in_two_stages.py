"""Collect the slopes at the shared piece, and go back through it once.

Cause: the graphs of all experiments were kept, because their passes had to go through the one `sigmoid` again and
again. Here the passes end at `knot`, a leaf with the numbers of the shares: each frees its simulation, and their
slopes add up in `knot.grad`. One more pass, begun with that sum, takes it from the shares to the logits. The shared
piece is computed once and passed once, which pays where it is expensive.
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
    keep = torch.sigmoid(logits)
    knot = keep.detach().requires_grad_(True)
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        misfit = ((simulate(knot, heater) - wanted) ** 2).sum()
        misfit.backward()
        total = total + misfit
    keep.backward(knot.grad)
    return total.detach(), logits.grad
