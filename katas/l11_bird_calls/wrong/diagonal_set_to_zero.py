# expect: WRONG_GRADIENT — the diagonal has the score 0
# You found the diagonal. But a score of 0 is not "out of the game": softmax takes exp(0) = 1, so each vector still
# competes with itself, as if it stood at a right angle. What must the score be for exp(score) to be nothing?

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.T / temperature
    calls = len(first)
    scores = scores * (1 - torch.eye(2 * calls, dtype=torch.float64))
    loss = torch.nn.functional.cross_entropy(scores, torch.arange(2 * calls).roll(calls))
    return torch.autograd.grad(loss, (first, second))
