# expect: WRONG_GRADIENT — the slope belongs to the scaled vector
# All rows contribute, and that is right. But your slope is half as large as it should be: it says how the energy
# changes with the numbers in the rows. Between them and the embedding stands the factor SCALE, and the slope has to
# go back through it, too. Make the embedding the leaf, and torch goes the whole way.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    return start + place_codes(n, len(embedding))


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    start = (SCALE * embedding).detach().requires_grad_(True)
    energy(start + place_codes(n, len(embedding))).backward()
    return start.grad
