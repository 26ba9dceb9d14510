# expect: BROKE_RULE — wrote the gradient down as a formula
# Without torch's differentiation there is no graph, and nothing to hold. Your numbers are right, too. But the next
# model has no formula for its gradient, and then the memory grows again. Find out what the list holds.

import torch

RATE = 0.25


def fit(thickness, measured, n):
    thickness = thickness.detach()
    curve = []
    for _ in range(n):
        difference = thickness - measured
        root = torch.sqrt(1 + difference * difference)
        curve.append((root - 1).sum().item())
        thickness = (thickness - RATE * difference / root).clamp(min=0)
    return thickness, curve
