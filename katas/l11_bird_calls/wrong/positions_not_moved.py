# expect: RAISED — the partners are sought where they stood in the full table
# A label points behind the end of its row. If you cut the diagonal out, then each row has 2N - 1 candidates, and all
# entries behind the gap have moved by one place. In the upper half the partners stand behind the diagonal, and their
# labels still point to where they were.

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    directions = torch.nn.functional.normalize(torch.cat([first, second]), dim=1)
    scores = directions @ directions.T / temperature
    calls = len(first)
    others = scores[~torch.eye(2 * calls, dtype=torch.bool)].reshape(2 * calls, -1)
    partners = torch.arange(2 * calls).roll(calls)
    loss = torch.nn.functional.cross_entropy(others, partners)
    return torch.autograd.grad(loss, (first, second))
