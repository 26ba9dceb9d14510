"""Use a transform that hands out no graph.

Why it works: torch.func.grad_and_value() builds its graph inside, goes back, and returns gradient and value as plain
tensors; the graph is gone when it returns. The thickness never requires a gradient, so there is no leaf that a loss
could hold, and the values may be kept as they are: a list of n tensors of one number each.
"""

import torch

RATE = 0.25


def misfit(thickness, measured):
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    curve = []
    for _ in range(n):
        slope, loss = torch.func.grad_and_value(misfit)(thickness, measured)
        curve.append(loss)
        thickness = (thickness - RATE * slope).clamp(min=0)
    return thickness, curve
