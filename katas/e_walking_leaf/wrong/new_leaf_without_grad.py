# expect: RAISED — the new point does not ask for a gradient
# backward() has no graph to follow: torch did not record how this y was computed.
# If you cut the new point off from the old one, then that is right. But a tensor that was detached or made inside
# no_grad has requires_grad=False, so nothing is recorded from that point on.
# Every new leaf must be told that it needs a gradient.

import torch


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        slopes[k] = x.grad
        x = (x + 1).detach()
    return slopes
