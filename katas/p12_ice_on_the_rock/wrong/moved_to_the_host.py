# expect: OVER_BUDGET — moved the losses to the host, with their way back
# The eight bytes of the number are on the host now. What fills the GPU is not the number, though. cpu() is recorded
# like any other operation, so the entry still leads back to the loss, and from there to the leaf of its step on the
# GPU.

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
        curve.append(loss.cpu())
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)
    return thickness, curve
