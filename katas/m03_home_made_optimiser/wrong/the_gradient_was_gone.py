# expect: RAISED — the gradient is None where the step needs it
# parameter.grad is None here. If you detached the parameter first: the detached tensor shares the numbers, but it has
# no .grad of its own. If the gradients are taken away between backward and the step, then the order is the reason.
# Read the gradient from the parameter itself, after backward.

import torch


class Line(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.slope = torch.nn.Parameter(torch.tensor(1.0, dtype=torch.float64))
        self.offset = torch.nn.Parameter(torch.tensor(0.5, dtype=torch.float64))

    def forward(self, x):
        return self.slope * x + self.offset


class Descent:
    def __init__(self, parameters, lr):
        self.parameters = list(parameters)
        self.lr = lr

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad = None

    def step(self):
        for parameter in self.parameters:
            parameter = parameter.detach()
            parameter -= self.lr * parameter.grad


def losses(x, y, lr, n):
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
