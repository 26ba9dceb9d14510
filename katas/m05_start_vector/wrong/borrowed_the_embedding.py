# expect: SIDE_EFFECT — worked on the tensor of the caller
# Your numbers are right. But requires_grad_ does not copy: it marks the tensor of the caller, and the mark stays.
# From then on everything the caller computes from it is recorded. Keep the leaf of your own that the program had.

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
    embedding.requires_grad_(True)
    (slope,) = torch.autograd.grad(energy(fill(embedding, n)), embedding)
    return slope
