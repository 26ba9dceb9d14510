# expect: WRONG_GRADIENT — made the limit of the clamp as small as possible
# Your limit is so small that hardly any score reaches it, but some do: beyond 27 for 1e-12, and beyond 36 float64
# itself rounds the sigmoid to 1. The slope is gone there, as before. As long as the program forms 1 - sigmoid(score),
# the boldest mistakes fall off an edge.

import torch


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    bird = torch.sigmoid(scores).clamp(1e-12, 1 - 1e-12)
    q = torch.where(birds == 1, bird, 1 - bird)
    loss = -((1 - q) ** 2 * torch.log(q)).sum()
    return torch.autograd.grad(loss, scores)[0]
