"""The energy of a sequence that begins with the same learned vector in every place."""

import torch

SCALE = 2.0  # embeddings are small numbers; the codes of the places are not


def place_codes(n, width):
    """Return the code of each place, one row per place."""
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    """Return the n places of the sequence, one row per place."""
    start = SCALE * embedding
    tokens = start.expand(n, -1)
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


if __name__ == "__main__":
    embedding = torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64)
    for n in (1, 2):
        print(n, "places:", gradient(embedding, n))
