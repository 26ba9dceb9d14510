# expect: WRONG_GRADIENT — the slope was measured with a small step
# You measured the slope with small steps. That is a fine check, but only about half of the digits are right, because
# two nearly equal numbers are subtracted. torch needs no step and loses no digits.

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
    slopes = torch.zeros_like(embedding, requires_grad=False)
    with torch.no_grad():
        for j in range(len(embedding)):
            step = torch.zeros_like(slopes)
            step[j] = 1e-5
            slopes[j] = (energy(fill(embedding + step, n)) - energy(fill(embedding - step, n))) / 2e-5
    return slopes
