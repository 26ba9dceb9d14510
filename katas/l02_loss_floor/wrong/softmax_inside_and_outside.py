# expect: WRONG_GRADIENT — a softmax in the model and another one in the loss
# Your loss still turns the scores into probabilities, and then it treats the probabilities as scores and does it again.
# It makes no difference how you write the targets, or whether the first softmax stands in the model or at the call.
# Try an answer that is perfect: the probabilities 1, 0, 0. What would a softmax make of these three numbers?

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    loss = F.cross_entropy(F.softmax(scores, dim=-1), y)
    return torch.autograd.grad(loss, weight)[0]
