# expect: WRONG_VALUE — the gradients are cut off at 1
# Nothing runs away any more, because no step can be longer than lr. But that hides the fault and does not repair it:
# the right gradient is cut off as well wherever it is greater than 1, and below 1 the sum's gradient is still too
# large.

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
        torch.nn.utils.clip_grad_value_(spring.parameters(), 1.0)
        with torch.no_grad():
            for parameter in spring.parameters():
                parameter -= lr * parameter.grad
    return torch.tensor(rows, dtype=torch.float64)
