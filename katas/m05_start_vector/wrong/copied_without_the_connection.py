# expect: RAISED — the copies are not connected with the embedding
# torch finds nothing that leads from the energy back to the embedding. If you made the copies with detach().clone()
# or built them from plain numbers, then the rows are real copies now, but torch does not know any more where they
# come from. clone() alone is a recorded step: it copies the numbers and keeps the connection.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    tokens = start.expand(n, -1).detach().clone()
    tokens += place_codes(n, len(embedding))
    return tokens


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
