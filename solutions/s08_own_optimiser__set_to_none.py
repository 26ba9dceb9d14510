"""Clear by setting .grad to None, as torch's own optimisers do.

Why it works: an assignment needs nothing to be there before. "No gradient yet" and "cleared" become the same state,
and the next backward() puts a new tensor in place. Whoever kept the old one keeps it unchanged, and a parameter that
nothing uses costs no memory for zeros.
"""

import torch


class Tanks(torch.nn.Module):
    def __init__(self, edges):
        super().__init__()
        self.lining = torch.nn.Parameter(torch.full_like(edges, 0.5))
        self.edges = torch.nn.Parameter(edges)

    def forward(self, weight):
        inside = self.edges + self.lining if weight > 2 else self.edges
        return weight * (inside**3).sum()


def clear(model):
    for parameter in model.parameters():
        parameter.grad = None


def gradient(x, n):
    tanks = Tanks(x)
    for k in range(1, n + 1):
        clear(tanks)
        tanks(k).backward()
    return tanks.edges.grad
