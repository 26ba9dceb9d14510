# expect: WRONG_VALUE — the step follows the gradient of the sum
# Your first error is right, for you divide by the number of measurements before you note it. But the step goes along
# the gradient of the sum, which is as many times too long as there are measurements. The number that you write down
# and the number that you go backward from should be the same.

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
                parameter -= lr * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
