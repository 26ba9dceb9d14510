# expect: WRONG_GRADIENT — returned the gradient of the first pass
# Your answer is the gradient of the first pass, whatever n is. For n = 1 that is right. If something stops the passes
# after the first one, for example an error that is caught around the loop: the last pass is the one that counts.

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
        tanks(k).backward()
        break
    return tanks.edges.grad
