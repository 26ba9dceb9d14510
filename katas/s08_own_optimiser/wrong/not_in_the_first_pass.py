# expect: RAISED — left out the first pass only
# One pass works now. But in the second one a parameter still has no .grad. A pass gives a .grad to those parameters
# that its loss depends on, and not every parameter of the model has to be among them. The number of the pass cannot
# tell you whether there is something to clear; the parameter can.

import torch


class Optimiser:
    def __init__(self, parameters):
        self.parameters = list(parameters)

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad.zero_()


class Tanks(torch.nn.Module):
    def __init__(self, edges):
        super().__init__()
        self.lining = torch.nn.Parameter(torch.full_like(edges, 0.5))
        self.edges = torch.nn.Parameter(edges)

    def forward(self, weight):
        inside = self.edges + self.lining if weight > 2 else self.edges
        return weight * (inside**3).sum()


def gradient(x, n):
    tanks = Tanks(x)
    optimiser = Optimiser(tanks.parameters())
    for k in range(1, n + 1):
        if k > 1:
            optimiser.zero_grad()
        loss = tanks(k)
        loss.backward()
    return tanks.edges.grad
