"""Cut the diagonal out of the table.

Without the diagonal each row has the 2N - 1 candidates that are really there. Every entry behind the gap moves by one
place: the partner of row i stands at i + N, behind the diagonal, and is now at i + N - 1; in the lower half it stands
before the diagonal and stays where it was. A boolean mask reads row by row, so the rest can be shaped into rows again.
"""

import torch


def gradients(first, second, temperature):
    """Return the slopes of the loss with respect to both halves of the batch."""
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    calls = len(first)
    directions = torch.nn.functional.normalize(torch.cat([first, second]))
    scores = directions @ directions.T / temperature
    candidates = scores[~torch.eye(2 * calls, dtype=torch.bool)].reshape(2 * calls, 2 * calls - 1)
    partners = torch.cat([torch.arange(calls - 1, 2 * calls - 1), torch.arange(calls)])
    loss = torch.nn.functional.cross_entropy(candidates, partners)
    return torch.autograd.grad(loss, (first, second))
