# expect: WRONG_GRADIENT — only the codes of one place are used
# Every row has the code of the first place now, that is none. If you add the codes before expand(), then there is
# only one row to add to, and expand() shows this row n times. First there must be n rows, then each gets its own
# code.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    return (start + place_codes(1, len(embedding))).expand(n, -1)


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
