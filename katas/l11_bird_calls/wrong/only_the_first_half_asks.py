# expect: WRONG_GRADIENT — only the vectors of the first half ask
# No vector competes with itself now. But only those of `first` look for their partners, and those of `second` are asked
# for nothing. The loss is the mean over all 2N vectors, so each pair has to be looked at from both sides.

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.T / temperature
    calls = len(first)
    scores = scores.masked_fill(torch.eye(2 * calls, dtype=torch.bool), float("-inf"))
    loss = torch.nn.functional.cross_entropy(scores[:calls], torch.arange(calls, 2 * calls))
    return torch.autograd.grad(loss, (first, second))
