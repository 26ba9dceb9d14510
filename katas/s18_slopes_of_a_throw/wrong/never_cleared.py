# expect: WRONG_VALUE — the slopes of all steps are added up
# Now the fit moves, and its first step is right. But without the clearing each backward() adds to the slopes before
# it, so the steps grow and the fit swings around the best throw. The clearing was needed; the trouble is that the
# returned list still holds what is cleared.

import torch


def flight(start, speed, pull, t):
    return start + speed * t - pull * t**2 / 2


def slopes(loss, parameters):
    loss.backward()
    return [parameter.grad.clone() for parameter in parameters]


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
