# expect: WRONG_GRADIENT — the weights cancelled
# Every part counts the same in your loss: the weights are gone. If you divided each loss by its own weight again, or
# its weight by the weight of the same part: a mean of such fractions is the ordinary mean. In a weighted mean the
# division comes once, at the end, after both sums.

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    loss = F.cross_entropy(scores, labels)
    return torch.autograd.grad(loss, scores)[0]
