# expect: WRONG_GRADIENT — turned NaN into 0
# You took the clamp away and replaced the NaN that came by 0. So the boldest mistakes have the slope 0 again, exactly
# what was observed in the beginning, only with larger scores. NaN in a gradient is a question. 0 is not its answer
# here: the right one is nearly 1.

import torch


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    bird = torch.sigmoid(scores)
    q = torch.where(birds == 1, bird, 1 - bird)
    loss = -((1 - q) ** 2 * torch.log(q)).sum()
    return torch.autograd.grad(loss, scores)[0].nan_to_num(0.0)
    return torch.autograd.grad(loss, scores)[0]
