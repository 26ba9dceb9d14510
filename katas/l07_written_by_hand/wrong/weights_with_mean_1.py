# expect: WRONG_GRADIENT — scaled the class weights to the mean 1
# You scaled the weights so that their mean over the classes is 1. Multiplying all by 10 has no effect any more: good. But
# what the batch holds still decides about the length of the step: with many rare labels it is long, with few it is
# short. The weights of the parts in the batch have to be balanced, not those of the classes.

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    loss = (weights[labels] / weights.mean() * F.cross_entropy(scores, labels, reduction="none")).mean()
    return torch.autograd.grad(loss, scores)[0]
