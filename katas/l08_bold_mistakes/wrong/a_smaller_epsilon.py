# expect: WRONG_GRADIENT — made the limit of the clamp smaller
# With a smaller limit the painted bird may move again. But the edge has only moved: with 1e-7 every mistake beyond a
# score of 16 still has the slope 0, and there is no good place for the edge. A clamp has no slope where it holds. Can
# the logarithm be protected in a way that never touches the probability?

import torch


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    bird = torch.sigmoid(scores).clamp(1e-7, 1 - 1e-7)
    q = torch.where(birds == 1, bird, 1 - bird)
    loss = -((1 - q) ** 2 * torch.log(q)).sum()
    return torch.autograd.grad(loss, scores)[0]
