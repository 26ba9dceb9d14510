"""Give the decoder the encoder's Parameter itself.

Cause: each module made a Parameter of its own, and `.data = .data` only let them share their memory. For torch they
were two leaves. The look-up sent its slope to the one, the scoring sent its slope to the other, and the program read
the first alone.
A Parameter is an object like any other: `self.decoder.weight = self.encoder.weight` registers the same object in both
modules. Now there is one leaf, two ways lead to it, and backward() adds up what arrives on both.
"""

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

    def __init__(self, weight):
        super().__init__()
        self.weight = weight

    def forward(self, vectors):
        return vectors @ self.weight.T


class LanguageModel(nn.Module):
    """Scores every word as a continuation of each word of a text."""

    def __init__(self, table):
        super().__init__()
        self.encoder = Encoder(*table.shape)
        self.decoder = Decoder(self.encoder.weight)
        with torch.no_grad():
            self.encoder.weight.copy_(table)

    def forward(self, ids):
        return self.decoder(self.encoder(ids))


def gradient(E, ids, y):
    """Return the slope of the mean squared error of the scores with respect to the table E."""
    model = LanguageModel(E)
    loss = (model(ids) - y).square().mean()
    loss.backward()
    return model.encoder.weight.grad
