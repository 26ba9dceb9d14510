# expect: WRONG_GRADIENT — each number was repeated, not the vector
# You have real copies now, and they are connected. But they stand in another order: first all copies of the first
# number, then those of the second. So a row no longer holds the vector (with a single number you do not see it).
# repeat_interleave(n) repeats number by number; what the task wants is the whole vector, row after row.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    tokens = start.repeat_interleave(n).reshape(n, len(embedding))
    tokens += place_codes(n, len(embedding))
    return tokens


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
