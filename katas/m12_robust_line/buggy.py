"""One step of a robust fit: points far from the line hardly count."""

import torch


def residuals(line, x, y):
    """How far the line is above each point."""
    offset, slope = line
    return offset + slope * x - y


@torch.inference_mode()
def weights(line, x, y):
    """How much each point is trusted: 1 on the line, nearly 0 far away from it."""
    return 1 / (1 + residuals(line, x, y) ** 2)


def gradient(line, x, y):
    """Return the slope of the weighted sum of squares with respect to the line; the weights are constants."""
    line = line.detach().clone().requires_grad_(True)
    trust = weights(line, x, y)
    loss = (trust * residuals(line, x, y) ** 2).sum()
    loss.backward()
    return line.grad


if __name__ == "__main__":
    points = torch.tensor([[0.0, 2.0, 4.0], [1.0, 2.5, 90.0]], dtype=torch.float64)
    print(gradient(torch.tensor([1.0, 0.5], dtype=torch.float64), *points))
