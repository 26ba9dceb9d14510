# expect: WRONG_GRADIENT — one parameter without a gradient kept the others from being cleared
# The error is caught, but at the first parameter that has no .grad the clearing stops, and the parameters after it are
# not cleared. So passes add up until every parameter has got its first gradient, and after that the answers are right.
# What is missing for one parameter must not decide about the others.

import torch


class Optimiser:
    def __init__(self, parameters):
        self.parameters = list(parameters)

    def zero_grad(self):
        try:
            for parameter in self.parameters:
                parameter.grad.zero_()
        except AttributeError:
            pass


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
        optimiser.zero_grad()
        loss = tanks(k)
        loss.backward()
    return tanks.edges.grad
