"""Ask for the gradient instead of collecting it.

Why it works: torch.autograd.grad returns the gradient of one loss and leaves every .grad as it was, None or not. A
loop that overwrites its own variable in each pass has nothing to clear, and after the loop it holds the last
gradient.
"""

import torch


def gradient(x, n):
    edges = x.detach().requires_grad_(True)
    for k in range(1, n + 1):
        inside = edges + 0.5 if k > 2 else edges
        loss = k * (inside**3).sum()
        (slope,) = torch.autograd.grad(loss, edges)
    return slope
