# expect: WRONG_GRADIENT — divided by the sum of the class weights
# You divide by a sum of weights: the right idea, the wrong sum. You add up the weights of the classes, each one once.
# In the batch a class may occur three times, or not at all. The sum below the fraction bar must have the same terms as
# the one above it: one for each part.

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    loss = (weights[labels] * F.cross_entropy(scores, labels, reduction="none")).sum() / weights.sum()
    return torch.autograd.grad(loss, scores)[0]
