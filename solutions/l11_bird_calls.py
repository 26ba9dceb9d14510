"""Give the diagonal the score minus infinity.

The table of similarities contains each vector's similarity with itself. It is the largest number of its row, so the
softmax gave the first place to a candidate that does not exist. With the score minus infinity it gets exp(-inf) = 0: it
takes part neither in the sum nor in the gradient, and the positions of all others stay as they were.
"""

import torch


def similarities(first, second, temperature):
    """Return how similar all vectors are to each other; no vector is a candidate for itself."""
    vectors = torch.cat([first, second])
    directions = vectors / vectors.norm(dim=1, keepdim=True)
    scores = directions @ directions.T / temperature
    return scores.masked_fill(torch.eye(len(scores), dtype=torch.bool), float("-inf"))


def gradients(first, second, temperature):
    """Return the slopes of the loss with respect to both halves of the batch."""
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    calls = len(first)
    scores = similarities(first, second, temperature)
    loss = torch.nn.functional.cross_entropy(scores, torch.arange(2 * calls).roll(calls))
    return torch.autograd.grad(loss, (first, second))
