# expect: WRONG_GRADIENT — squared distance of the probability from the label
# The probability is right now, but the loss is the squared error. It has a weak point: where the filter is sure and
# wrong, the sigmoid is flat, and the slope nearly vanishes just where it should be largest.
# The log loss does not have it, and it is what was asked for.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = (torch.sigmoid(scores) - labels.double().unsqueeze(1)).square().sum()
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
