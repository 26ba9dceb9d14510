"""A linear classifier that sorts messages into folders."""

import torch
import torch.nn.functional as F
from torch import nn


class Sorter(nn.Module):
    """One score for each folder, and from the scores one probability for each folder."""

    def __init__(self, weight):
        super().__init__()
        self.weight = nn.Parameter(weight)

    def forward(self, x):
        scores = F.linear(x, self.weight)
        return F.softmax(scores, dim=1)

    def folder(self, x):
        """Return the number of the most probable folder for each message."""
        return self(x).argmax(dim=1)


def gradient(weight, x, y):
    """Return the gradient of the mean cross entropy with respect to the weight."""
    model = Sorter(weight)
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    return model.weight.grad


if __name__ == "__main__":
    torch.manual_seed(0)
    x = torch.randn(30, 5, dtype=torch.float64)
    y = (x @ torch.randn(5, 3, dtype=torch.float64)).argmax(dim=1)
    weight = torch.zeros(3, 5, dtype=torch.float64)
    for step in range(3001):
        if step % 1000 == 0:
            model = Sorter(weight)
            hits = (model.folder(x) == y).sum().item()
            loss = F.cross_entropy(model(x), y)
            print(f"step {step}: {hits} of {len(y)} in the right folder, loss {loss.item():.4f}")
        weight -= 5 * gradient(weight, x, y)
