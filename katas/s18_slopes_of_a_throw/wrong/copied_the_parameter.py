# expect: RAISED — the copy of a parameter has no gradient
# A slope is None when it should be used. If you copy the parameter and then ask for its .grad: the copy is a new
# tensor, and its .grad is its own, and empty. Copy the gradient, not the parameter.

import torch


def flight(start, speed, pull, t):
    return start + speed * t - pull * t**2 / 2


def slopes(loss, parameters):
    loss.backward()
    found = [parameter.clone().grad for parameter in parameters]
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
