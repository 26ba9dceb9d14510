"""Walk along the curve y = x**2 + 1 in steps of 1 and note the slope at every point."""

import torch


def gradients(x0, n):
    """Return the slopes at x0, x0 + 1, ..., x0 + n - 1 as a 1-D tensor."""
    x = x0.detach().clone().requires_grad_(True)
    slopes = torch.zeros(n, dtype=torch.float64)
    for k in range(n):
        y = x**2 + 1
        y.backward()
        slopes[k] = x.grad
        x = x + 1
    return slopes


if __name__ == "__main__":
    start = torch.tensor(2.0, dtype=torch.float64)
    print(gradients(start, 3))
