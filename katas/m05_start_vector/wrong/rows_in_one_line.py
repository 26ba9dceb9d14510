# expect: RAISED — the copies do not form a table of n rows
# Your copies and the codes do not fit together: the codes are a table with one row per place. If you used repeat(n),
# then the copies stand in one long line. repeat wants to know how often for each direction of the result: downwards n
# times, sideways once.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    tokens = start.repeat(n)
    tokens += place_codes(n, len(embedding))
    return tokens


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
