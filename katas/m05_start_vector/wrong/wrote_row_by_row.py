# expect: WRONG_GRADIENT — every row received the codes of all rows
# The error is gone, but look at the rows: they are all equal. Each of them holds the codes of all the places. To
# write to one row looks harmless, so torch lets it pass. But the rows are one piece of memory: what you add to one,
# you add to all. The message was right; the loop only hid from it.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    tokens = start.expand(n, -1)
    for i, code in enumerate(place_codes(n, len(embedding))):
        tokens[i] += code
    return tokens


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
