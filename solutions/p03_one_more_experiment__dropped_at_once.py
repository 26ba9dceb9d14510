"""Keep the saved tensors for the pass through the shared piece, but nothing that holds on to them.

Cause: with `retain_graph=True` a graph lives as long as something refers to it, and the running total referred to
those of all experiments. Here one experiment is a call of its own that returns a plain number. When it returns, its
local names are gone, and with them the last references to its simulation. Only what it shares with the others stays:
the `sigmoid`, which `keep` refers to. (A name in a loop would live until it is assigned again: one graph too long.)
"""

import torch

HOURS = 16


def simulate(keep, heater):
    """Return the heat of the cells at the end of an experiment that begins cold."""
    heat = torch.zeros_like(heater)
    for _ in range(HOURS):
        heat = keep * heat + heater
    return heat


def one_experiment(keep, heater, wanted):
    """Return the misfit of one experiment, and add its slope to those of the others."""
    misfit = ((simulate(keep, heater) - wanted) ** 2).sum()
    misfit.backward(retain_graph=True)
    return misfit.item()


def misfit_and_slope(logits, heaters, measured):
    """Return the misfit of all experiments together, and its slope with respect to the logits of the kept shares."""
    logits = logits.detach().requires_grad_(True)
    keep = torch.sigmoid(logits)
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        total = total + one_experiment(keep, heater, wanted)
    return total, logits.grad
