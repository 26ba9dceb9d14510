"""Write through a detached tensor that shares the numbers.

`detach()` gives a tensor that requires no gradient, so torch records nothing that happens to it. But it is the same
memory: what is written there, the parameter has, too. This trap is what the optimiser needs here. The gradient must
be read from the parameter itself, because the detached tensor has no .grad.
"""

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
            parameter.detach().sub_(self.lr * parameter.grad)


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
