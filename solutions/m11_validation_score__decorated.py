"""The whole function without recording, said once above it.

Cause: the mode was switched inside the function, and the way back was missing.
As a decorator `torch.no_grad()` wraps every call in the same block: it reads the mode when the call begins and puts
it back when the call ends, in whatever way. No line of the function has to think of it.
"""

import torch


@torch.no_grad()
def evaluate(model, x, y):
    """Return the mean squared error of the model, or -1.0 if it refuses the voltages."""
    try:
        return (model(x) - y).square().mean()
    except ValueError:
        return torch.tensor(-1.0, dtype=torch.float64)
