# expect: WRONG_VALUE — the losses in the list still hold their graphs
# Your numbers are right, and the parameters move. But the list holds tensors that still know how they were computed:
# each of them keeps the whole graph of its step, and in a long training the memory fills up. What goes into a log has
# to leave its history behind.

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
        history.append(loss)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return history
