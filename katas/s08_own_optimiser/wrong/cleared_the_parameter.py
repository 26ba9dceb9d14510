# expect: WRONG_GRADIENT — set the parameter to zero instead of its gradient
# You cleared the parameter itself: from then on all tanks have the edge 0, and the gradient there is 0. The edges are
# what is to be learned. What has to start from nothing in each pass is .grad, which is a tensor of its own.

import torch


class Optimiser:
    def __init__(self, parameters):
        self.parameters = list(parameters)

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.data.zero_()


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
