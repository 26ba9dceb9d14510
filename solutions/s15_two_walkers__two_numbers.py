"""Two plain numbers, and both slopes from one call before either of them moves.

Cause: in the loop over the axes the second slope was taken at a place that the first half of the step had changed.
Here `torch.func.grad` computes the slopes with respect to both arguments at once. `x` and `y` get their new values in
one assignment, whose right side is computed completely before anything is assigned.
"""

import torch


def height(x, y):
    """Return the height of the landscape."""
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def descend(x0, y0, lr, n):
    """Return the path of gradient descent from (x0, y0): n + 1 rows, the start included."""
    slopes = torch.func.grad(height, argnums=(0, 1))
    x, y = torch.tensor([x0, y0], dtype=torch.float64)
    path = [torch.stack([x, y])]
    for _ in range(n):
        slope_x, slope_y = slopes(x, y)
        x, y = x - lr * slope_x, y - lr * slope_y
        path.append(torch.stack([x, y]))
    return torch.stack(path)
