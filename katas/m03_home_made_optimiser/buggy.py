"""Fit a straight line with a home-made optimiser."""

import torch


class Line(torch.nn.Module):
    """The straight line slope * x + offset."""

    def __init__(self):
        super().__init__()
        self.slope = torch.nn.Parameter(torch.tensor(1.0, dtype=torch.float64))
        self.offset = torch.nn.Parameter(torch.tensor(0.5, dtype=torch.float64))

    def forward(self, x):
        return self.slope * x + self.offset


class Descent:
    """The simplest optimiser: each parameter goes a small step against its gradient."""

    def __init__(self, parameters, lr):
        self.parameters = list(parameters)
        self.lr = lr

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad = None

    def step(self):
        for parameter in self.parameters:
            parameter -= self.lr * parameter.grad


def losses(x, y, lr, n):
    """Return the losses of n training steps, each from before its step."""
    model = Line()
    optimiser = Descent(model.parameters(), lr)
    history = []
    for _ in range(n):
        loss = (model(x) - y).square().mean()
        history.append(loss.item())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return history


if __name__ == "__main__":
    x = torch.tensor([0.0, 1.0, 2.0], dtype=torch.float64)
    for n in (0, 4):
        print(n, "steps:", losses(x, 2 * x + 1, 0.1, n))
