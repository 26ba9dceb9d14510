# expect: RAISED — the optimiser holds other tensors than the model
# Your optimiser keeps a list of new tensors now. The model still computes with the old ones, so the new ones have no
# part in the loss, and their .grad is None. Optimiser and model have to hold the same tensors all the time: leave the
# list as it is and change the numbers in it.

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
        self.parameters = [parameter - self.lr * parameter.grad for parameter in self.parameters]


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
