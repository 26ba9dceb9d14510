"""Make real rows before writing to them.

`expand` copies nothing: all rows of its result lie on the same few numbers, with stride 0 between them. No row can
hold a code of its own there, and torch refuses the write. `clone()` gives every row its own memory. It is a recorded
step, so on the way back the slopes of all rows arrive at the embedding and are added up.
"""

import torch

SCALE = 2.0  # embeddings are small numbers; the codes of the places are not


def place_codes(n, width):
    """Return the code of each place, one row per place."""
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    """Return the n places of the sequence, one row per place."""
    start = SCALE * embedding
    tokens = start.expand(n, -1).clone()
    tokens += place_codes(n, len(embedding))
    return tokens


def energy(tokens):
    """Return the sum of log(1 + square of the length) over all places."""
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    """Return the slope of the energy with respect to the embedding."""
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
