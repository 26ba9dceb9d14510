"""The beginning of an optimiser of one's own, tried out on a model of water tanks."""

import torch


class Optimiser:
    """Looks after the gradients of a model's parameters."""

    def __init__(self, parameters):
        self.parameters = list(parameters)

    def zero_grad(self):
        """Make sure that the next pass starts from nothing."""
        for parameter in self.parameters:
            parameter.grad.zero_()


class Tanks(torch.nn.Module):
    """Cubic water tanks."""

    def __init__(self, edges):
        super().__init__()
        self.lining = torch.nn.Parameter(torch.full_like(edges, 0.5))
        self.edges = torch.nn.Parameter(edges)

    def forward(self, weight):
        """Return the water in all tanks, counted `weight` times; from the third pass on the lining counts, too."""
        inside = self.edges + self.lining if weight > 2 else self.edges
        return weight * (inside**3).sum()


def gradient(x, n):
    """Return the gradient at the edges x that the last of n passes leaves."""
    tanks = Tanks(x)
    optimiser = Optimiser(tanks.parameters())
    for k in range(1, n + 1):
        optimiser.zero_grad()
        loss = tanks(k)
        loss.backward()
    return tanks.edges.grad


if __name__ == "__main__":
    print("after three passes:", gradient(torch.tensor([1.0, -2.0], dtype=torch.float64), 3))
