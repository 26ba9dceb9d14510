"""Measure a spring: how much force does each centimetre of stretch add?"""

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
                parameter -= lr * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)


if __name__ == "__main__":
    for count in (2, 10, 50):
        stretch = torch.linspace(0, 2, count, dtype=torch.float64)
        force = 3 * stretch + 2
        errors = fit(5.0, 0.0, stretch, force, 0.1, 5)[:, 2].tolist()
        print(f"{count:2} measurements, errors {[float(f'{error:.3g}') for error in errors]}")
