"""Let the gradients go, and do not empty them.

Cause: `zero_()` emptied the tensors that the list was holding. With `parameter.grad = None` the parameter no longer
has a gradient, and the next `backward()` makes a new tensor for it. The old one belongs to the list alone now, and
keeps its numbers. No copy is needed.
"""

import torch


def flight(start, speed, pull, t):
    """Return the heights of a ball at the times t."""
    return start + speed * t - pull * t**2 / 2


def slopes(loss, parameters):
    """Return the slope of the loss for each parameter, and leave nothing behind in .grad."""
    loss.backward()
    found = [parameter.grad for parameter in parameters]
    for parameter in parameters:
        parameter.grad = None
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
