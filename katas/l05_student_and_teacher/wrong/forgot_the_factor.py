# expect: WRONG_GRADIENT — lost the factor in front
# The right loss, but your gradient is a ninth of the right one: the factor 3² in front got lost on the way. Softening
# makes the slopes smaller, and this factor makes up for it, so that the distillation can be mixed with other losses.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = F.cross_entropy(scores / 3, teacher)
    return torch.autograd.grad(loss, scores)[0]
