# expect: WRONG_GRADIENT — led the slope past the clamp
# You keep the value of the clamp and give it the slope 1, so that it cannot stop anything. But the next steps still
# compute with the held-back number: the sigmoid is flat at such a score, and 1/q, which should make up for that, is
# only 1e4. The product is far too small. Both must come from the same q.

import torch


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    bird = torch.sigmoid(scores)
    bird = bird + (bird.clamp(1e-4, 1 - 1e-4) - bird).detach()
    q = torch.where(birds == 1, bird, 1 - bird)
    loss = -((1 - q) ** 2 * torch.log(q)).sum()
    return torch.autograd.grad(loss, scores)[0]
