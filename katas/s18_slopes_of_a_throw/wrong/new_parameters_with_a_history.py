# expect: RAISED — the new parameters are no leaves, so their .grad is None
# There is no gradient to copy or to clear: .grad is None. If you make new parameters while torch is recording: they
# are results of a computation and no leaves, and backward() fills the .grad of leaves only. The update in place,
# under no_grad, was right.

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
        parameters = [parameter - lr * slope for parameter, slope in zip(parameters, steps, strict=True)]
    return torch.tensor(rows, dtype=torch.float64), losses
