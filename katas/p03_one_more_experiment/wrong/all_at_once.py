# expect: OVER_BUDGET — simulated all experiments at once
# All experiments at once is fast and short, but every tensor of the simulation is as large as all experiments
# together now, and all of them are saved before the pass begins. The memory still grows with the number of
# experiments. Let one be done with before the next begins.

import torch

HOURS = 16


def simulate(keep, heater):
    heat = torch.zeros_like(heater)
    for _ in range(HOURS):
        heat = keep * heat + heater
    return heat


def misfit_and_slope(logits, heaters, measured):
    logits = logits.detach().requires_grad_(True)
    misfit = ((simulate(torch.sigmoid(logits), heaters) - measured) ** 2).sum()
    misfit.backward()
    return misfit.detach(), logits.grad
