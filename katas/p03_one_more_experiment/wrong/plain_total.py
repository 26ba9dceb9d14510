# expect: OVER_BUDGET — two graphs at a time: a name still holds the last one
# Nearly: the memory does not grow with the number of experiments any more, but the graphs of two experiments are
# alive at the same time. While the next experiment is simulated, a name still refers to a tensor of the one before,
# until it is assigned again. And because the pass did not free that graph, all of it is still there. Either nothing
# may refer to it by then, or the pass has to be allowed to free it.

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
        total = total + misfit.item()
    return total, logits.grad
