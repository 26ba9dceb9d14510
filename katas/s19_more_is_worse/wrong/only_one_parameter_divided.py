# expect: WRONG_VALUE — only the stiffness takes the step of the mean
# The stiffness takes the step of the mean now, but the offset still follows the gradient of the sum. Every partial
# slope of a sum is N times that of the mean, also the one that no x is multiplied with.

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
                rate = lr / len(x) if parameter is spring.stiffness else lr
                parameter -= rate * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
