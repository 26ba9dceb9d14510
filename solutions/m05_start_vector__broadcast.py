"""Do not write at all: add out of place.

The trouble was not `expand` but the write to what it gives back: several rows in the same memory. An ordinary `+`
puts the sums into a new tensor, and it broadcasts: the vector is used for each row of the codes as if it stood there
n times. So `expand` is not even needed. For each row torch records the same addition, and their slopes are summed up
on the way back.
"""

import torch

SCALE = 2.0  # embeddings are small numbers; the codes of the places are not


def place_codes(n, width):
    """Return the code of each place, one row per place."""
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    """Return the n places of the sequence, one row per place."""
    return SCALE * embedding + place_codes(n, len(embedding))


def energy(tokens):
    """Return the sum of log(1 + square of the length) over all places."""
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    """Return the slope of the energy with respect to the embedding."""
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
