# expect: WRONG_GRADIENT — the sum instead of the mean
# No vector competes with itself now, and every slope is right, 2N times over: you added the costs of all vectors and
# did not divide by their number.

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.T / temperature
    calls = len(first)
    scores = scores.masked_fill(torch.eye(2 * calls, dtype=torch.bool), float("-inf"))
    loss = torch.nn.functional.cross_entropy(scores, torch.arange(2 * calls).roll(calls), reduction="sum")
    return torch.autograd.grad(loss, (first, second))
