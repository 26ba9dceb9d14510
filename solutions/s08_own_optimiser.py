"""Clear a gradient only where there is one.

Why it works: before the first backward pass both parameters have None in .grad, and the lining keeps it until the
third pass has used it. Asking each parameter is right in every pass and for every model. Where there is a gradient,
zero_() clears its numbers in place, and the next backward() adds to zeros.
"""

import torch


class Optimiser:
    def __init__(self, parameters):
        self.parameters = list(parameters)

    def zero_grad(self):
        for parameter in self.parameters:
            if parameter.grad is not None:
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
        optimiser.zero_grad()
        loss = tanks(k)
        loss.backward()
    return tanks.edges.grad
