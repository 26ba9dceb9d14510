"""Let each vector ask its question by itself.

The loss is a mean of 2N costs, and each cost is log(sum of exp(scores)) - (score of the partner), where the sum goes
over the others. Written for one vector, it is plain which vectors these are: all of the list except this one. The loop
is slow for large batches, but it is the definition, and a good test for anything faster.
"""

import torch


def gradients(first, second, temperature):
    """Return the slopes of the loss with respect to both halves of the batch."""
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    calls = len(first)
    vectors = torch.cat([first, second])
    costs = []
    for i, vector in enumerate(vectors):
        scores = torch.cosine_similarity(vector, vectors) / temperature
        others = torch.cat([scores[:i], scores[i + 1 :]])
        costs.append(others.logsumexp(dim=0) - scores[(i + calls) % len(vectors)])
    return torch.autograd.grad(torch.stack(costs).mean(), (first, second))
