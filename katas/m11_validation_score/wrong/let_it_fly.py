# expect: RAISED — the refusal is not caught
# The model refuses some voltages with a ValueError, and the caller of evaluate expects a score of -1.0 for them. If
# you took the try away, or catch something else than a ValueError, then the error reaches the caller.

import torch


@torch.no_grad()
def evaluate(model, x, y):
    return (model(x) - y).square().mean()
