# expect: WRONG_GRADIENT — squared distance of the score from the label
# Your filter learns something now, but something else: you pull the score itself to 0 or 1. A spam mail with the score
# 5 is judged well, and your loss punishes it for being too right. A score is no probability. The loss that was asked
# for is the log loss of the probability.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = (scores - labels.double().unsqueeze(1)).square().sum()
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
