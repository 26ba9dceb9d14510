# expect: RAISED — assigned zeros of the wrong dtype or shape
# To put zeros into .grad is a way that works in the first pass, too. But a .grad must have the dtype and the shape of
# its parameter, and torch.zeros makes float32 if it is not told otherwise.

import torch


class Optimiser:
    def __init__(self, parameters):
        self.parameters = list(parameters)

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad = torch.zeros(parameter.shape)


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
