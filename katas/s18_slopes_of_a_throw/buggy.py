"""Find out how a ball was thrown, from its heights at some times."""

import torch


def flight(start, speed, pull, t):
    """Return the heights of a ball at the times t."""
    return start + speed * t - pull * t**2 / 2


def slopes(loss, parameters):
    """Return the slope of the loss for each parameter, and leave nothing behind in .grad."""
    loss.backward()
    found = [parameter.grad for parameter in parameters]
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


if __name__ == "__main__":
    times = torch.tensor([0.0, 0.5, 1.0, 1.5], dtype=torch.float64)
    heights = flight(2.0, 6.0, 9.8, times)
    rows, losses = fit(times, heights, 0.1, 5)
    for (start, speed, pull), loss in zip(rows.tolist(), losses, strict=True):
        print(f"start {start:.3f}, speed {speed:.3f}, pull {pull:.3f}: loss {loss:.4f}")
