# expect: RAISED — the rows still share one piece of memory
# All rows of an expanded tensor are the same numbers in memory, and you still write to them. If you used no_grad() or
# .data: these say what torch should record, and this error is about memory, not about recording. If you copied the
# vector before expand(): the copy is shared just as the original was. The rows themselves have to become copies.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    tokens = start.expand(n, -1)
    with torch.no_grad():
        tokens += place_codes(n, len(embedding))
    return tokens


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
