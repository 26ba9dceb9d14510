# expect: WRONG_GRADIENT — nothing is left to be found
# The partner has no finite score any more, so its cost is infinite and has no slope. If you took out all vectors of the
# same call, then you took out the vector itself, which is right, and its partner as well, which is the answer.

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.T / temperature
    calls = len(first)
    same_call = torch.eye(calls, dtype=torch.bool).repeat(2, 2)
    scores = scores.masked_fill(same_call, float("-inf"))
    loss = torch.nn.functional.cross_entropy(scores, torch.arange(2 * calls).roll(calls))
    return torch.autograd.grad(loss, (first, second))
