# expect: WRONG_GRADIENT — multiplied by the temperature
# No vector competes with itself now. But the temperature works the wrong way round: a low one shall make small
# differences large, so the cosine is divided by it. (The program that you started from had this right.)

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.T * temperature
    calls = len(first)
    scores = scores.masked_fill(torch.eye(2 * calls, dtype=torch.bool), float("-inf"))
    loss = torch.nn.functional.cross_entropy(scores, torch.arange(2 * calls).roll(calls))
    return torch.autograd.grad(loss, (first, second))
