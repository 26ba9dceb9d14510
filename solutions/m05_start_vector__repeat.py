"""Put real copies in a table, and let a function transform differentiate.

`repeat(n, 1)` looks like `expand(n, -1)`, but it copies: n times downwards, once sideways. The result owns all its
numbers, so every row can be changed alone. `torch.func.grad` takes the whole way from the embedding to the energy as
one function and returns its slope; there is no leaf to make and no .grad to read.
"""

import torch

SCALE = 2.0  # embeddings are small numbers; the codes of the places are not


def place_codes(n, width):
    """Return the code of each place, one row per place."""
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    """Return the n places of the sequence, one row per place."""
    tokens = (SCALE * embedding).repeat(n, 1)
    tokens += place_codes(n, len(embedding))
    return tokens


def energy(embedding, n):
    """Return the sum of log(1 + square of the length) over all places."""
    return torch.log1p(fill(embedding, n).square().sum(dim=1)).sum()


def gradient(embedding, n):
    """Return the slope of the energy with respect to the embedding."""
    return torch.func.grad(energy)(embedding, n)
