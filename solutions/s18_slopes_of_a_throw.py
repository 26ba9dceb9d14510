"""Return copies of the gradients.

Cause: the list `found` held the tensors in which torch collects the slopes, not their numbers. `zero_()` then wrote
zeros into these very tensors, and the helper returned a list of zeros. `clone()` gives the list numbers of its own.
Emptying .grad remains necessary, because `backward()` adds to what it finds there.
"""

import torch


def flight(start, speed, pull, t):
    """Return the heights of a ball at the times t."""
    return start + speed * t - pull * t**2 / 2


def slopes(loss, parameters):
    """Return the slope of the loss for each parameter, and leave nothing behind in .grad."""
    loss.backward()
    found = [parameter.grad.clone() for parameter in parameters]
    for parameter in parameters:
        parameter.grad.zero_()
    return found


def fit(t, h, lr, n):
    """Return n + 1 rows (start, speed, pull), and the loss of each row."""
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
