# expect: WRONG_GRADIENT — added a small number inside the logarithm
# No clamp, and no NaN any more. But the number that you add is larger than the probability where the model is boldly
# wrong. Then log(q + 1e-4) hardly changes with q, and the slope is a small part of the right one: at the score 25 less
# than one millionth. It is a clamp with a round edge.

import torch


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    bird = torch.sigmoid(scores)
    q = torch.where(birds == 1, bird, 1 - bird)
    loss = -((1 - q) ** 2 * torch.log(q + 1e-4)).sum()
    return torch.autograd.grad(loss, scores)[0]
