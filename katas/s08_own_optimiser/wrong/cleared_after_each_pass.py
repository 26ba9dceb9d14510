# expect: WRONG_GRADIENT — cleared the gradient before it was read
# Your answer is all zeros: after the last pass its gradient is cleared before it is read. Somebody may want to see the
# gradient of a pass when the pass is over. That is why it is cleared at the beginning of the next one.

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
        loss = tanks(k)
        loss.backward()
        optimiser.zero_grad()
    return tanks.edges.grad
