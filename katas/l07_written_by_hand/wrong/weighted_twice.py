# expect: WRONG_GRADIENT — applied the weights twice
# You divide by the sum of the weights of the batch: right. But each loss is multiplied by its weight twice, once by
# cross_entropy and once by you. A class with the weight 10 counts a hundredfold. The argument weight= multiplies also
# with reduction="none".

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    losses = F.cross_entropy(scores, labels, weight=weights, reduction="none")
    loss = (weights[labels] * losses).sum() / weights[labels].sum()
    return torch.autograd.grad(loss, scores)[0]
