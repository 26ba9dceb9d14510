# expect: WRONG_GRADIENT — every vector is a candidate for its own partner
# Your slopes are those of a loss in which each vector also competes with itself. No other vector is more similar to it
# than it is to itself, so a large part of the probability goes to a match that teaches nothing.
# With a single pair the partner is certain, and a loss of 0 has no slope. Try that batch, and count the candidates.

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.T / temperature
    calls = len(first)
    partner = scores[torch.arange(2 * calls), torch.arange(2 * calls).roll(calls)]
    loss = (scores.logsumexp(dim=1) - partner).mean()
    return torch.autograd.grad(loss, (first, second))
