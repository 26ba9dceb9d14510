# expect: WRONG_GRADIENT — took the sum of the weighted losses
# You add up the weighted losses and divide by nothing, so a bigger batch makes a bigger step, and so do bigger weights.
# The numerator is right. Below the fraction bar belongs what the weights of the parts sum to.

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    loss = F.cross_entropy(scores, labels, weight=weights, reduction="sum")
    return torch.autograd.grad(loss, scores)[0]
