# expect: WRONG_VALUE — divided by the number of measurements twice, in the loss and in the rate
# Your first error is right, and the fit is stable. But it creeps: you took the mean *and* made the rate smaller by
# the number of measurements. Either of them alone is the repair.

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
        loss = F.mse_loss(spring(x), y)
        rows.append([spring.stiffness.item(), spring.offset.item(), loss.item()])
        spring.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in spring.parameters():
                parameter -= lr / len(x) * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
