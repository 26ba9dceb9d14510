# expect: WRONG_GRADIENT — the gradients of all passes were added up
# The error is gone, but so is the clearing: your answer is the sum over all passes. If you clear only once before the
# loop: backward() adds in every pass. If you clear a copy, or give a variable the value None: the parameter keeps what
# it has in .grad.

import torch


class Optimiser:
    def __init__(self, parameters):
        self.parameters = list(parameters)

    def zero_grad(self):
        for parameter in self.parameters:
            if parameter.grad is not None:
                parameter.grad.clone().zero_()


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
