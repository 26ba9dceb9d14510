# expect: WRONG_VALUE — the right way, but the errors are divided twice
# The line takes the right way now. But the errors in the third column are too small: the loss is a mean already, and
# it is divided by the number of measurements once more when it is noted.

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
        rows.append([spring.stiffness.item(), spring.offset.item(), loss.item() / len(x)])
        spring.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in spring.parameters():
                parameter -= lr * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
