# expect: WRONG_VALUE — the slopes are emptied before they are used
# Your parameters never leave the guess, because all slopes are 0 when they are needed. The list holds the gradient
# tensors themselves, and zero_() empties them. If you tried detach(), .data, or a copy of the list: they all lead to
# the same numbers in memory. A copy that is made after the emptying comes too late.

import torch


def flight(start, speed, pull, t):
    return start + speed * t - pull * t**2 / 2


def slopes(loss, parameters):
    loss.backward()
    found = [parameter.grad for parameter in parameters]
    for parameter in parameters:
        parameter.grad.zero_()
    return found


def fit(t, h, lr, n):
    parameters = [torch.tensor(guess, dtype=torch.float64, requires_grad=True) for guess in (1.0, 0.0, 9.0)]
    rows, losses = [], []
    for _ in range(n + 1):
        loss = torch.mean((flight(*parameters, t) - h) ** 2)
        rows.append([parameter.item() for parameter in parameters])
        losses.append(loss.item())
        steps = slopes(loss, parameters)
        with torch.no_grad():
            for parameter, slope in zip(parameters, steps, strict=True):
                parameter -= lr * slope
    return torch.tensor(rows, dtype=torch.float64), losses
