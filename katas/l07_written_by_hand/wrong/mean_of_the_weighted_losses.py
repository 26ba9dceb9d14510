# expect: WRONG_GRADIENT — took the mean of the weighted losses
# Each loss has its weight, and then you divide by the number of parts. With the weights 10 and 10, the mean of 3 and 5
# comes out as 40. If you hand the weights to cross_entropy with reduction="none" and take the mean yourself: that is
# the same thing. Two of the three steps of a weighted mean are there. Which number belongs below the fraction bar?

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    loss = F.cross_entropy(scores, labels, weight=weights, reduction="none").mean()
    return torch.autograd.grad(loss, scores)[0]
