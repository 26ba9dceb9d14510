# expect: OVER_BUDGET — the graphs of all experiments stay alive
# The saved tensors of all experiments are still alive at the end. Two things work together: each pass is told not to
# free what it goes through, and the running total holds on to each misfit, and so to its graph. If you deleted names,
# emptied the cache or collected garbage: that frees only what nobody refers to.

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
        misfit.backward(retain_graph=True)
        total = total + misfit
        del misfit
        torch.cuda.empty_cache()
    return total.detach(), logits.grad
