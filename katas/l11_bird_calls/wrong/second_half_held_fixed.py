# expect: WRONG_GRADIENT — the candidates were held fixed
# No vector competes with itself now. But you cut the candidates off, so that only the vector that asks can move. Both
# of a pair come from the network, and each of the 2N vectors is a candidate for all others: this gradient was asked
# for, too.

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.detach().T / temperature
    calls = len(first)
    scores = scores.masked_fill(torch.eye(2 * calls, dtype=torch.bool), float("-inf"))
    loss = torch.nn.functional.cross_entropy(scores, torch.arange(2 * calls).roll(calls))
    return torch.autograd.grad(loss, (first, second))
