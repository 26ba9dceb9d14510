# expect: OVER_BUDGET — computed a second loss for the list, with a graph of its own
# You compute the misfit once more for the list, so its entries have nothing to do with the loss that goes backward.
# That makes it worse: no backward pass ever goes through these, so they keep all that was saved for one as well.
# A number for a list needs no graph at all.

import torch

RATE = 0.25


def misfit(thickness, measured):
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    thickness = thickness.detach()
    curve = []
    for _ in range(n):
        thickness.requires_grad_()
        loss = misfit(thickness, measured)
        loss.backward()
        curve.append(misfit(thickness, measured))
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)
    return thickness, curve
