"""Leave the fast part as it is, and copy its result outside.

Cause: the weights were inference tensors, and torch may not save these for a backward pass.
A clone that is made outside of inference mode is an ordinary tensor with the same numbers. It has no history, since
there is none to copy, so it is a constant. This is the way if the fast part belongs to somebody else.
"""

import torch


def residuals(line, x, y):
    """How far the line is above each point."""
    offset, slope = line
    return offset + slope * x - y


@torch.inference_mode()
def weights(line, x, y):
    """How much each point is trusted: 1 on the line, nearly 0 far away from it."""
    return 1 / (1 + residuals(line, x, y) ** 2)


def gradient(line, x, y):
    """Return the slope of the weighted sum of squares with respect to the line; the weights are constants."""
    line = line.detach().requires_grad_(True)
    trust = weights(line, x, y).clone()
    loss = (trust * residuals(line, x, y) ** 2).sum()
    loss.backward()
    return line.grad
