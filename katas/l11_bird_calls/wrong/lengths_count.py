# expect: WRONG_GRADIENT — scalar products of vectors that were not brought to length 1
# No vector competes with itself now. But your similarity depends on how long the vectors are, too. The scalar product
# is the cosine only for vectors of length 1; otherwise the network may simply make its vectors longer to please the
# loss.

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    vectors = torch.cat([first, second])
    scores = vectors @ vectors.T / temperature
    calls = len(first)
    scores = scores.masked_fill(torch.eye(2 * calls, dtype=torch.bool), float("-inf"))
    loss = torch.nn.functional.cross_entropy(scores, torch.arange(2 * calls).roll(calls))
    return torch.autograd.grad(loss, (first, second))
