"""Do not record the weights, but leave them ordinary tensors.

Cause: what is made in inference mode carries a mark, because torch saves itself the bookkeeping that would notice
later changes. Such a tensor may not be saved for a backward pass. The product `trust * …` needs the weights to go
back, so torch had to save them, and refused.
`torch.no_grad()` does not record either, so the weights stay constants, but its tensors have all their bookkeeping.
"""

import torch


def residuals(line, x, y):
    """How far the line is above each point."""
    offset, slope = line
    return offset + slope * x - y


@torch.no_grad()
def weights(line, x, y):
    """How much each point is trusted: 1 on the line, nearly 0 far away from it."""
    return 1 / (1 + residuals(line, x, y) ** 2)


def gradient(line, x, y):
    """Return the slope of the weighted sum of squares with respect to the line; the weights are constants."""
    line = line.detach().requires_grad_(True)
    trust = weights(line, x, y)
    loss = (trust * residuals(line, x, y) ** 2).sum()
    loss.backward()
    return line.grad
