# expect: WRONG_VALUE — one step for each measurement
# You take the measurements one after the other, with a small step for each. That is stochastic gradient descent: each
# of these steps begins where the last one ended, so together they are not the step along the mean. Here all gradients
# belong to the same place.

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
        for stretch, force in zip(x, y, strict=True):
            spring.zero_grad()
            F.mse_loss(spring(stretch), force).backward()
            with torch.no_grad():
                for parameter in spring.parameters():
                    parameter -= lr / len(x) * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
