# expect: WRONG_GRADIENT — the partner is missing below the fraction bar
# No vector competes with itself now. But the partner does not compete either: in your softmax it stands above the
# fraction bar and not below it. Such a loss exists, but it can fall for ever, and it is no probability of anything.
# Only the vector itself is no candidate; its partner is one of the 2N - 1.

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.T / temperature
    calls = len(first)
    partner = scores[torch.arange(2 * calls), torch.arange(2 * calls).roll(calls)]
    same_call = torch.eye(calls, dtype=torch.float64).repeat(2, 2)
    strangers = (scores.exp() * (1 - same_call)).sum(dim=1)
    loss = ((strangers + 1e-30).log() - partner).mean()
    return torch.autograd.grad(loss, (first, second))
