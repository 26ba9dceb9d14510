# expect: WRONG_GRADIENT — took the clamp away, and nothing protects the logarithm
# Right, the clamp took the slope away, and up to a score of about 36 all is well now. Beyond it sigmoid rounds to
# exactly 1, so the probability of the truth is exactly 0, and the logarithm of 0 gives inf and NaN. The clamp was a
# bad answer to a real question. Which function gives the logarithm of a sigmoid without forming the sigmoid?

import torch


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    bird = torch.sigmoid(scores)
    q = torch.where(birds == 1, bird, 1 - bird)
    loss = -((1 - q) ** 2 * torch.log(q)).sum()
    return torch.autograd.grad(loss, scores)[0]
