# expect: OVER_BUDGET — the list holds the losses themselves
# The list keeps every loss alive, and each loss leads back to the leaf that it was computed from: the thickness of its
# step and the gradient beside it, two tensors of the size of the flight. backward() has freed the saved values in
# between, but not the way. clone() and torch.stack() are recorded and take it along. `del loss`, gc.collect() and
# torch.cuda.empty_cache() free nothing that a list still holds.

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
    return thickness, curve
