# expect: WRONG_GRADIENT — divided by the number of parts with a weight
# You leave the parts with the weight 0 out of the count. For weights that are 0 or 1 this is a weighted mean. For other
# weights it is not: a part with the weight 5 takes part five times, above and below the fraction bar.

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    counted = weights[labels] > 0
    loss = (weights[labels] * F.cross_entropy(scores, labels, reduction="none")).sum() / counted.sum()
    return torch.autograd.grad(loss, scores)[0]
