# expect: WRONG_GRADIENT — the places are stored in float32
# Your rows are real rows now. But torch.zeros makes float32 numbers if nobody says otherwise, and what is written
# into them is rounded to about 7 digits. The embedding is float64: give the new tensor its dtype.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    tokens = torch.zeros(n, len(embedding))
    tokens[:] = start
    return tokens + place_codes(n, len(embedding))


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
