# expect: WRONG_VALUE — divided by the root of the number of measurements
# You divide by √N. That is how the error of a mean shrinks with more measurements, but the length of a gradient
# follows another rule: N slopes of the same direction add up to N times one of them.

import torch
import torch.nn.functional as F


class Spring(torch.nn.Module):
    def __init__(self, stiffness, offset):
        super().__init__()
        self.stiffness = torch.nn.Parameter(torch.tensor(stiffness, dtype=torch.float64))
        self.offset = torch.nn.Parameter(torch.tensor(offset, dtype=torch.float64))

    def forward(self, stretch):
        return self.stiffness * stretch + self.offset


def fit(stiffness, offset, x, y, lr, n):
    spring = Spring(stiffness, offset)
    rows = []
    for _ in range(n + 1):
        loss = F.mse_loss(spring(x), y, reduction="sum")
        rows.append([spring.stiffness.item(), spring.offset.item(), loss.item() / len(x)])
        spring.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in spring.parameters():
                parameter -= lr / len(x) ** 0.5 * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
