# expect: WRONG_VALUE — the step follows half of the mean squared error
# Your steps are half as long as asked. Many books put ½ before the squared error, so that the 2 of its slope goes
# away. The task does not: what it notes and what it follows is the plain mean.

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
        (loss / 2).backward()
        with torch.no_grad():
            for parameter in spring.parameters():
                parameter -= lr * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
