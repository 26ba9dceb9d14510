# expect: WRONG_VALUE — each loss was taken after its step
# The parameters move as they should. But your list begins with the loss after the first step, and the loss of the
# very beginning is missing. The task asks for the loss of each step before the parameters move.

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
        with torch.no_grad():
            for parameter in self.parameters:
                parameter -= self.lr * parameter.grad


def losses(x, y, lr, n):
    model = Line()
    optimiser = Descent(model.parameters(), lr)
    history = []
    for _ in range(n):
        loss = (model(x) - y).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        history.append((model(x) - y).square().mean().item())
    return history
