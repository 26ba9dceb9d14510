# expect: RAISED — a list without tensors cannot be stacked
# To stack n tensors gives real rows, and they stay connected. But for n = 0 there is nothing to stack, and torch
# cannot know how wide the table should be. The task allows n = 0. There are ways to repeat a vector that know its
# width.

import torch

SCALE = 2.0


def place_codes(n, width):
    places = torch.arange(n, dtype=torch.float64)
    return places[:, None] / torch.arange(1, width + 1)


def fill(embedding, n):
    start = SCALE * embedding
    tokens = torch.stack([start] * n)
    tokens += place_codes(n, len(embedding))
    return tokens


def energy(tokens):
    return torch.log1p(tokens.square().sum(dim=1)).sum()


def gradient(embedding, n):
    embedding = embedding.detach().requires_grad_(True)
    energy(fill(embedding, n)).backward()
    return embedding.grad
