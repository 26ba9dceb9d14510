# expect: WRONG_VALUE — one row is missing
# n steps lead from the first of n + 1 rows to the last. Your table has a row too few. The guess is the first row, and
# the result of the last step is the last one.

import torch


def flight(start, speed, pull, t):
    return start + speed * t - pull * t**2 / 2


def slopes(loss, parameters):
    loss.backward()
    found = [parameter.grad.clone() for parameter in parameters]
    for parameter in parameters:
        parameter.grad.zero_()
    return found


def fit(t, h, lr, n):
    parameters = [torch.tensor(guess, dtype=torch.float64, requires_grad=True) for guess in (1.0, 0.0, 9.0)]
    rows, losses = [], []
    for _ in range(n):
        loss = torch.mean((flight(*parameters, t) - h) ** 2)
        rows.append([parameter.item() for parameter in parameters])
        losses.append(loss.item())
        steps = slopes(loss, parameters)
        with torch.no_grad():
            for parameter, slope in zip(parameters, steps, strict=True):
                parameter -= lr * slope
    return torch.tensor(rows, dtype=torch.float64), losses
