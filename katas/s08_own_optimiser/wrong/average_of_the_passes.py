# expect: WRONG_GRADIENT — divided the sum of all passes by their number
# You let the gradients of all passes add up and divide by their number. That is their average. Asked for is the last
# one alone, and no other pass looks like it.

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
    for k in range(1, n + 1):
        loss = tanks(k)
        loss.backward()
    return tanks.edges.grad / n
