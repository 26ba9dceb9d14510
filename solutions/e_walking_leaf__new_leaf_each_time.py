"""A new leaf for every point: compute the point, cut it off, ask for a gradient.

Cause: `x = x + 1` makes a computed tensor out of x, and only leaves get a `.grad`.
`(x + 1).detach()` has the value of the next point and no history. `requires_grad_(True)` makes a leaf of it. A new leaf
starts with `.grad` None, so there is nothing to clear. (Calling `x.retain_grad()` after `x = x + 1` gives right
numbers, too, but the graph grows with every step, because each point still hangs on all the earlier ones.)
"""

import torch


def gradients(x0, n):
    """Return the slopes at x0, x0 + 1, ..., x0 + n - 1 as a 1-D tensor."""
    x = x0.detach().clone().requires_grad_(True)
    slopes = []
    for _ in range(n):
        y = x**2 + 1
        y.backward()
        slopes.append(x.grad.item())
        x = (x + 1).detach().requires_grad_(True)
    return torch.tensor(slopes, dtype=torch.float64)
