# expect: WRONG_GRADIENT — the list holds one tensor many times
# You put x.grad itself into a list. x.grad is one tensor, and the list holds the same tensor n times.
# zero_() empties this tensor, so every entry of the list becomes zero, the earlier ones too.
# A list holds references, not copies of numbers.

import torch


def gradients(x0, n):
    x = x0.detach().clone().requires_grad_(True)
    slopes = []
    for _ in range(n):
        y = x**2 + 1
        y.backward()
        slopes.append(x.grad)
        with torch.no_grad():
            x += 1
        x.grad.zero_()
    if not slopes:
        return torch.zeros(0, dtype=torch.float64)
    return torch.stack(slopes)
