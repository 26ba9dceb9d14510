"""Keep the sum, and divide the learning rate by the number of measurements.

Cause: the gradient of the sum is N times as long as that of the mean, and the rate was made for the mean. A step of
lr / N along the gradient of the sum is the same step as lr along the gradient of the mean, up to rounding. The record
stays as it was: there the sum was already divided by N.
"""

import torch
import torch.nn.functional as F


class Spring(torch.nn.Module):
    """force = stiffness * stretch + offset."""

    def __init__(self, stiffness, offset):
        super().__init__()
        self.stiffness = torch.nn.Parameter(torch.tensor(stiffness, dtype=torch.float64))
        self.offset = torch.nn.Parameter(torch.tensor(offset, dtype=torch.float64))

    def forward(self, stretch):
        """Return the forces for some stretches."""
        return self.stiffness * stretch + self.offset


def fit(stiffness, offset, x, y, lr, n):
    """Return n + 1 rows (stiffness, offset, mean squared error), the start included."""
    spring = Spring(stiffness, offset)
    rows = []
    for _ in range(n + 1):
        loss = F.mse_loss(spring(x), y, reduction="sum")
        rows.append([spring.stiffness.item(), spring.offset.item(), loss.item() / len(x)])
        spring.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in spring.parameters():
                parameter -= lr / len(x) * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
