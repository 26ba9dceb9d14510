# expect: RAISED — the loss was computed without recording
# Already in the first step backward finds no graph. If you put the whole training into no_grad(), then the forward
# pass is not recorded either; and parameters that require no gradient are never recorded. Only the step of the
# optimiser is to go unrecorded.

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
            parameter -= self.lr * parameter.grad


def losses(x, y, lr, n):
    model = Line()
    optimiser = Descent(model.parameters(), lr)
    history = []
    with torch.no_grad():
        for _ in range(n):
            loss = (model(x) - y).square().mean()
            history.append(loss.item())
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return history
