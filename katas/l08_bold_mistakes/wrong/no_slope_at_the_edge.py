# expect: WRONG_GRADIENT — no slope where the probability of the truth rounds to 0
# Up to a score of about 36 all is well now. Beyond it 1 - sigmoid(score) is exactly 0, and so is your slope: what was
# observed in the beginning, only with larger scores. If you replaced a NaN by 0: NaN in a gradient is a question, and 0
# is not its answer here, the right one is nearly 1. If you hold q back at a tiny limit: where a limit holds, there is no
# slope, however small it is.

import torch


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    bird = torch.sigmoid(scores)
    q = torch.where(birds == 1, bird, 1 - bird)
    loss = -((1 - q) ** 2 * torch.log(q)).sum()
    return torch.autograd.grad(loss, scores)[0].nan_to_num(0.0)
