# expect: WRONG_GRADIENT — held the probability back with a clamp
# You hold the probability back before the logarithm sees it. Where the clamp holds, its result does not change with the
# score, so the slope is exactly 0: a loss of 9, and nobody is told to correct it. The clamp protects the logarithm, and
# takes away the examples that this loss was made for.

import torch


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    bird = torch.sigmoid(scores).clamp(1e-4, 1 - 1e-4)
    q = torch.where(birds == 1, bird, 1 - bird)
    loss = ((1 - q) ** 2 * -q.log()).sum()
    return torch.autograd.grad(loss, scores)[0]
