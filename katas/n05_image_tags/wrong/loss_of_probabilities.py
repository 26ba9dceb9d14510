# expect: WRONG_GRADIENT — F.binary_cross_entropy on a sigmoid
# There is no NaN any more: F.binary_cross_entropy keeps its logarithms above -100. But look at a tag that is sure and
# wrong. Its gradient is 0 as soon as the sigmoid is saturated, and it should be the largest of all. By the time this
# function sees the probability, the score behind it is lost.

import torch
import torch.nn.functional as F


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = F.binary_cross_entropy(torch.sigmoid(scores), labels, reduction="sum")
    loss.backward()
    return scores.grad
