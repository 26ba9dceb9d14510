"""A tiny language model. Words become vectors and vectors become scores with one and the same table."""

import torch
from torch import nn


class Encoder(nn.Module):
    """Looks the vector of each word up."""

    def __init__(self, words, size):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(words, size, dtype=torch.float64))

    def forward(self, ids):
        return self.weight[ids]


class Decoder(nn.Module):
    """Compares a vector with the vectors of all words: one score for each."""

    def __init__(self, words, size):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(words, size, dtype=torch.float64))

    def forward(self, vectors):
        return vectors @ self.weight.T


class LanguageModel(nn.Module):
    """Scores every word as a continuation of each word of a text."""

    def __init__(self, table):
        super().__init__()
        self.encoder = Encoder(*table.shape)
        self.decoder = Decoder(*table.shape)
        with torch.no_grad():
            self.encoder.weight.copy_(table)
        self.decoder.weight.data = self.encoder.weight.data

    def forward(self, ids):
        return self.decoder(self.encoder(ids))


def gradient(E, ids, y):
    """Return the slope of the mean squared error of the scores with respect to the table E."""
    model = LanguageModel(E)
    loss = (model(ids) - y).square().mean()
    loss.backward()
    return model.encoder.weight.grad


if __name__ == "__main__":
    E = torch.tensor([[1.0], [2.0]], dtype=torch.float64)
    ids = torch.tensor([0])
    y = torch.zeros(1, 2, dtype=torch.float64)
    print("slope:", gradient(E, ids, y).flatten().tolist())
    for row in range(2):
        moved = E.clone()
        moved[row] += 1e-6
        before, after = ((table[ids] @ table.T - y).square().mean() for table in (E, moved))
        print(f"row {row} moved by 1e-6: the loss changes by {(after - before) / 1e-6:.4f} times as much")
