"""Let the loss be the mean, both for the step and for the record.

Cause: the loss was the sum over all N measurements. Its gradient is N times the gradient of the mean, so the learning
rate, chosen for the mean, acted N times as strongly: with many measurements each step shoots over the minimum by more
than it began with. `mse_loss` takes the mean by itself. The record divided the sum by N; a mean needs no division.
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
        loss = F.mse_loss(spring(x), y)
        rows.append([spring.stiffness.item(), spring.offset.item(), loss.item()])
        spring.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in spring.parameters():
                parameter -= lr * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
