# expect: WRONG_GRADIENT — a softmax along the axis of the messages
# You turned the softmax round, so that it runs over the messages instead of the folders. Now the messages of a batch
# compete with each other, and with a single message everybody gets probability 1.
# The axis was right before. The question is rather how often a softmax is applied before the logarithm.

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    loss = F.cross_entropy(F.softmax(scores, dim=0), y)
    return torch.autograd.grad(loss, weight)[0]
