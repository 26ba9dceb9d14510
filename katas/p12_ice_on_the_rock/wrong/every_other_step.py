# expect: WRONG_VALUE — misfits are missing from the list
# Fewer entries hold fewer leaves, so the run gets further before it dies. But the curve was to have all the misfits.
# A list of numbers is small even for a million steps. Something else makes its entries heavy.

import torch

RATE = 0.25


def misfit(thickness, measured):
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    thickness = thickness.detach()
    curve = []
    for step in range(n):
        thickness.requires_grad_()
        loss = misfit(thickness, measured)
        loss.backward()
        if step % 2 == 0:
            curve.append(loss.item())
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)
    return thickness, curve
