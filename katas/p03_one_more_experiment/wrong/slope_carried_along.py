# expect: BROKE_RULE — worked the slopes out by hand
# You carry the slope along with the heat, by a formula of your own. No graph, little memory, right numbers: for one
# share per cell that is a good method. The next model will let neighbouring cells exchange heat, and then this
# formula is wrong and torch's differentiation is not. Find out what keeps the graphs alive.

import torch

HOURS = 16


def misfit_and_slope(logits, heaters, measured):
    keep = torch.sigmoid(logits.detach())
    total, slope = 0.0, torch.zeros_like(keep)
    for heater, wanted in zip(heaters, measured, strict=True):
        heat, drift = torch.zeros_like(keep), torch.zeros_like(keep)
        for _ in range(HOURS):
            drift = keep * drift + heat
            heat = keep * heat + heater
        total += ((heat - wanted) ** 2).sum().item()
        slope += 2 * (heat - wanted) * drift * keep * (1 - keep)
    return total, slope
