# expect: RAISED — made a number of the loss before going back
# A Python float has no backward(). You took the number out of the loss too early. `loss` has to stay a tensor until the
# pass is over; only what goes into the list is to be a number.

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
        loss = misfit(thickness, measured).item()
        loss.backward()
        curve.append(loss)
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)
    return thickness, curve
