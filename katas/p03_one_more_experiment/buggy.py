"""Heat stores: which share of its heat does each cell keep for an hour? Fitted to experiments with heated cells."""

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
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        misfit = ((simulate(keep, heater) - wanted) ** 2).sum()
        misfit.backward(retain_graph=True)
        total = total + misfit
    return total.detach(), logits.grad


if __name__ == "__main__":
    import resource

    logits, heaters = torch.zeros(100_000, dtype=torch.float64), torch.rand(20, 100_000, dtype=torch.float64)
    for count in (1, 2, 5, 10, 20):
        misfit, slope = misfit_and_slope(logits, heaters[:count], 0.5 * heaters[:count])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(f"{count:2} experiments: misfit {misfit.item():9.1f}, this process has held up to {peak} MiB")
