# expect: OVER_BUDGET — turned the losses into numbers after the loop
# What you return is clean: after the call only the thickness is left. But during the loop the list held live losses,
# and each of them held the leaf of its step. They are let go when the run is over, and a long run never gets there.
# Do it one line earlier: when the number goes into the list.

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
        curve.append(loss)
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)
    return thickness, [loss.item() for loss in curve]
