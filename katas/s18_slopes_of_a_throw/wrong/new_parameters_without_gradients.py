# expect: RAISED — the new parameters do not require gradients
# The loss has no graph. If you make new parameters inside no_grad: torch does not follow them, so the second
# backward() finds nothing. New tensors were not necessary at all: the update in place was right, only its slopes were
# 0.

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
    for _ in range(n + 1):
        loss = torch.mean((flight(*parameters, t) - h) ** 2)
        rows.append([parameter.item() for parameter in parameters])
        losses.append(loss.item())
        steps = slopes(loss, parameters)
        with torch.no_grad():
            parameters = [parameter - lr * slope for parameter, slope in zip(parameters, steps, strict=True)]
    return torch.tensor(rows, dtype=torch.float64), losses
