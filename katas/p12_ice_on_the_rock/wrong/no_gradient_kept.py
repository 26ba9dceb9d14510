# expect: OVER_BUDGET — the gradients are gone, the old leaves are not
# You have halved it: no old gradient lives on. But the memory still grows, now by one tensor in each step. That is the
# thickness of the step, a leaf that nobody needs any more. Its loss in the list holds it, through the last node of the
# graph. Look at what you append.

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
        (slope,) = torch.autograd.grad(loss, thickness)
        curve.append(loss)
        with torch.no_grad():
            thickness = (thickness - RATE * slope).clamp(min=0)
    return thickness, curve
