"""Predict a value and how sure one is: the head that makes the spread positive."""

import torch

FLOOR = 1e-3


class SpreadHead(torch.nn.Module):
    """Bend any raw number into a positive spread, smoothly."""

    def forward(self, raw):
        """Nearly FLOOR for very negative numbers, nearly raw for large ones."""
        return torch.log(1 + torch.exp(raw)) + FLOOR


HEAD = SpreadHead()


def spread(raw):
    """Return the positive spread for each raw number."""
    return HEAD(raw)


def surprise(error, raw):
    """How badly these errors fit the predicted spreads: the negative log likelihood of a normal distribution."""
    sigma = spread(raw)
    return (torch.log(sigma) + 0.5 * (error / sigma) ** 2).mean()


if __name__ == "__main__":
    raw = torch.tensor([-2.0, 0.0, 3.0, 800.0], dtype=torch.float64, requires_grad=True)
    error = torch.tensor([0.1, -0.5, 2.0, 650.0], dtype=torch.float64)
    loss = surprise(error, raw)
    loss.backward()
    print("loss:", loss.item())
    print("gradient:", raw.grad)
