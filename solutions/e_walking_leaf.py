"""One leaf that moves: change its number in place, without recording.

Cause: `x = x + 1` does not change the tensor x. It computes a new tensor and gives it the old name. The new tensor is
not a leaf: it still hangs on the old one, so `backward()` passes through it, stores nothing in its `.grad` (None), and
adds its slope to the first leaf's `.grad`, where nobody looks.
In place under `torch.no_grad()` the leaf stays the leaf. It also keeps its old `.grad`, and `backward()` adds to it, so
it is cleared before the next point.
"""

import torch


def gradients(x0, n):
    """Return the slopes at x0, x0 + 1, ..., x0 + n - 1 as a 1-D tensor."""
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        slopes[k] = x.grad
        with torch.no_grad():
            x += 1
        x.grad.zero_()
    return slopes
